/// Public holidays fixed by law.
public enum Holidays {
    /// The eleven of France (Code du travail, article L3133-1), in the order of the year. With
    /// `alsaceMoselle` also Good Friday and 26 December (article L3134-13; Good Friday is one where there is
    /// a Protestant church). Not included: the days on which the overseas departments remember the abolition
    /// of slavery (L3422-2).
    public static func france(year: Int, alsaceMoselle: Bool = false) -> [LocalDate] {
        let easter = LocalDate.easter(year)
        let local = alsaceMoselle ? [LocalDate(clamping: year, 12, 26), easter.adding(days: -2)] : []
        return
            (fixed.map { LocalDate(clamping: year, $0.month, $0.day) }
            + afterEaster.map(easter.adding(days:)) + local).sorted()
    }

    /// Whether the day is one of the eleven.
    static func isFrench(_ day: LocalDate) -> Bool {
        fixed.contains { $0.month == day.month && $0.day == day.day }
            || ((3...6).contains(day.month)
                && afterEaster.contains(day.dayNumber - LocalDate.easter(day.year).dayNumber))
    }

    private static let fixed: [(month: Int, day: Int)] = [
        (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
    ]
    /// Easter Monday, Ascension Day, Whit Monday.
    private static let afterEaster = [1, 39, 50]
}

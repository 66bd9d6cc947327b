/// Public holidays fixed by law.
public enum Holidays {
    /// The eleven of France (Code du travail, article L3133-1), in the order of the year. With
    /// `alsaceMoselle` also Good Friday and 26 December (article L3134-13; Good Friday is one where there is
    /// a Protestant church). Not included: the days on which the overseas departments remember the abolition
    /// of slavery (L3422-2).
    public static func france(year: Int, alsaceMoselle: Bool = false) -> [LocalDate] {
        let easter = LocalDate.easter(year)
        let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
        // Easter Monday, Ascension Day, Whit Monday
        let moving = [1, 39, 50] + (alsaceMoselle ? [-2] : [])
        let local = alsaceMoselle ? [(12, 26)] : []
        return
            ((fixed + local).map { LocalDate(clamping: year, $0.0, $0.1) } + moving.map(easter.adding(days:)))
            .sorted()
    }
}

import Kernel

extension Conventions {
    /// British English.
    public static let english = Conventions(
        language: .english, plural: .english,
        numbers: NumberWords(
            groupSeparator: ",", decimalSeparator: ".", unitSpace: "\u{00A0}", percentSpace: "",
            byteUnits: ["bytes", "kB", "MB", "GB", "TB"]),
        dates: DateWords(
            months: [
                "January", "February", "March", "April", "May", "June", "July", "August", "September",
                "October", "November", "December",
            ],
            shortMonths: [
                "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
            ],
            firstDaySuffix: "", hourSeparator: ":",
            today: "today", yesterday: "yesterday", tomorrow: "tomorrow",
            past: "{span} ago", future: "in {span}",
            spans: [
                .day: SpanWords(one: "day", other: "days"),
                .week: SpanWords(one: "week", other: "weeks"),
                .month: SpanWords(one: "month", other: "months"),
                .year: SpanWords(one: "year", other: "years"),
            ]),
        lists: ListWords(and: "and", or: "or"))
}

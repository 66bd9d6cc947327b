import Kernel

extension Conventions {
    /// French as written in France and Belgium.
    public static let french = Conventions(
        language: .french, plural: .french,
        numbers: NumberWords(
            groupSeparator: "\u{202F}", decimalSeparator: ",", unitSpace: "\u{202F}",
            percentSpace: "\u{202F}",
            byteUnits: ["octets", "ko", "Mo", "Go", "To"]),
        dates: DateWords(
            months: [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                "octobre",
                "novembre", "décembre",
            ],
            shortMonths: [
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
                "déc.",
            ],
            firstDaySuffix: "er", hourSeparator: "\u{202F}h\u{202F}",
            today: "aujourd’hui", yesterday: "hier", tomorrow: "demain",
            past: "il y a {span}", future: "dans {span}",
            spans: [
                .day: SpanWords(one: "jour", other: "jours"),
                .week: SpanWords(one: "semaine", other: "semaines"),
                .month: SpanWords(one: "mois", other: "mois"),
                .year: SpanWords(one: "an", other: "ans"),
            ]),
        lists: ListWords(and: "et", or: "ou"))
}

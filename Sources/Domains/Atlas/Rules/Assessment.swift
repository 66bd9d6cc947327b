import Kernel
import Language

/// Terreau's own judgements, such as how easy a tool is for beginners: evidence that Terreau signs and dates,
/// and never the word of the source in whose file it travels.
extension CriterionStatement {
    /// How such a statement is signed in the data.
    static let assessor = "Terreau, appréciation"

    /// Whether Terreau says so of its own judgement.
    var isAssessment: Bool { author == CriterionStatement.assessor }

    /// The signature in every language.
    static func assessor(in catalogs: Catalogs) -> LocalizedText {
        let words = catalogs.languages.map { ($0, catalogs.messages(in: $0)("atlas.criteria.assessment")) }
        return words.isEmpty
            ? LocalizedText(assessor, .french) : LocalizedText(Dictionary(words) { first, _ in first })
    }
}

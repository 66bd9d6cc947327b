import Kernel
import Language

extension Source {
    /// What readers of a language call it. The sources of shipped mappings have words in every language; one
    /// that was given another title keeps it.
    func title(in say: Messages) -> String {
        let key = MessageKey("source.title.\(name)")
        return say.wordings(of: key).contains(title) ? say(key) : title
    }

    /// The same for every language there is; its own title where that is all there is.
    func titles(in catalogs: Catalogs) -> LocalizedText {
        let texts = catalogs.languages.map { ($0, title(in: catalogs.messages(in: $0))) }
        guard texts.contains(where: { $0.1 != title }) else { return LocalizedText(title) }
        return LocalizedText(Dictionary(texts) { first, _ in first })
    }
}

import ArgumentParser
import Kernel
import Language

extension Catalogs {
    /// The sentences of the language named by `--language`.
    ///
    /// - Throws: a sentence with the languages there are.
    func messages(option text: String) throws -> Messages {
        guard let tag = LanguageTag(text), languages.contains(where: { $0.language == tag.language }) else {
            let known = languages.map(\.text).sorted().joined(separator: ", ")
            throw ValidationError("There is no language “\(text)”; there are: \(known).")
        }
        return messages(in: tag)
    }
}

import Kernel
import Language
import Web

/// A licence by its name, linked to its text where that is known.
struct LicenceLink: Component {
    let code: String
    let vocabularies: Vocabularies
    let say: Messages

    var html: HTML {
        let name = vocabularies.label(code, in: "licences", for: [say.language])
        guard let address = address else { return .text(name) }
        return H.a(name, .href(address), .rel("license"))
    }

    private var address: String? { vocabularies["licences"]?.term(code)?.exactMatch.first }
}

import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A sitemap as an XML parser reads it. Throws when it is not well-formed.
final class XMLDocumentReading: NSObject, XMLParserDelegate {
    private(set) var addresses: [String] = []
    private(set) var alternates = 0
    private var open: String?

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        if name == "loc" { open = "" }
        if name == "xhtml:link" { alternates += 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        open?.append(text)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if name == "loc", let address = open { addresses.append(address) }
        open = nil
    }
}

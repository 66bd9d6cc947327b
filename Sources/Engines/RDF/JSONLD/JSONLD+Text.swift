import CanonicalJSON

extension JSONLD {
    /// The dataset that a JSON-LD text says; a refusal names its line.
    public func dataset(parsing bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> Dataset {
        let text = Array(bytes)
        let document = try json(text)
        do throws(JSONLDError) {
            return try dataset(from: document)
        } catch {
            throw placed(error, in: text)
        }
    }

    /// The expanded form of a JSON-LD text; a refusal names its line.
    public func expand(parsing bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> JSONValue {
        let text = Array(bytes)
        let document = try json(text)
        do throws(JSONLDError) {
            return try expand(document)
        } catch {
            throw placed(error, in: text)
        }
    }

    private func json(_ text: [UInt8]) throws(RDFSyntaxError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: text, limits: limits.json)
        } catch {
            throw RDFSyntaxError(line: error.line, column: error.column, reason: error.reason)
        }
    }

    /// An error in a context that was brought in is placed where the text names its contexts.
    private func placed(_ error: JSONLDError, in text: [UInt8]) -> RDFSyntaxError {
        var locator = JSONLocator(text)
        let offset = locator.offset(of: error.context == nil ? error.pointer : "/@context")
        let code = error.code == .dataLoss || error.code == .tooLarge ? "" : "\(error.code.rawValue): "
        let context = error.context.map { "in the context \($0) at \(error.pointer): " } ?? ""
        return RDFSyntaxError(in: text, at: offset, reason: context + code + error.reason)
    }
}

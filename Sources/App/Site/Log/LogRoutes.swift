import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import Storage
import TransparencyLog
import Web

/// The ledger as the site serves it: the files of C2SP tlog-tiles for programs, and pages for people.
struct LogRoutes {
    let database: Database
    let witnesses: LedgerWitnesses
    /// The address of the site, without a slash at its end.
    let base: String

    /// The path of the page.
    static let page = "/log"

    func add(to routes: Routes) {
        addFiles(to: routes)
        routes.page(LogRoutes.page) { request, context in try await overview(request, context) }
        routes.page("\(LogRoutes.page)/entries/{index}") { _, context in
            let entry = try await entry(at: context.parameter("index"))
            let key = try await database.read { tx in try tx.ledgerIdentity()?.verifier }
            return context.respond(
                with: LogEntryPage(entry: entry, key: key ?? "KEY", say: context.messages).page)
        }
    }

    private func addFiles(to routes: Routes) {
        routes.get("/log/checkpoint") { _, context in
            let now = context.now
            guard let served = try await database.read({ tx in try tx.servedCheckpoint(witnesses, now: now) })
            else { throw LedgerRefusal.notBegun }
            var response = Response.bytes(served.note, mediaType: "text/plain; charset=utf-8")
            response.headers[.cacheControl] = "public, max-age=1"
            return response
        }
        routes.get("/log/tile/**") { request, _ in try await file(request) }
        routes.get("/log/receipts/{index}") { _, context in
            let index = try await entry(at: context.parameter("index")).index
            let now = context.now
            let receipt = try await database.read { tx in
                try tx.ledgerReceipt(at: index, witnesses, now: now)
            }
            var response = Response.bytes(receipt.bytes, mediaType: "text/plain; charset=utf-8")
            response.headers[.contentDisposition] = "attachment; filename=\"\(index).tlog-proof\""
            return response
        }
    }

    /// A tile or a bundle. What an address holds never changes, so it may be kept for good.
    private func file(_ request: Request) async throws -> Response {
        guard let address = TileAddress(path: String(request.uri.path.dropFirst("/log/".count))) else {
            throw HTTPError(.notFound)
        }
        let bytes = try await database.read { tx in
            try tx.ledgerCheckpoint().flatMap { try tx.ledgerFile(at: address, size: $0.size) }
        }
        guard let bytes else { throw HTTPError(.notFound) }
        var response = Response.bytes(bytes, mediaType: "application/octet-stream")
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
    }

    /// The page, or the way to the entry that was asked for.
    private func overview(_ request: Request, _ context: AppContext) async throws -> Response {
        let asked = (context.query["q"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let found = try await find(asked) {
            return .seeOther(context.path("\(LogRoutes.page)/entries/\(found.index)"))
        }
        let (witnesses, now) = (witnesses, context.now)
        let state = try await database.read { tx in
            LogState(
                identity: try tx.ledgerIdentity(), checkpoint: try tx.servedCheckpoint(witnesses, now: now),
                waiting: try tx.ledgerPending(),
                entries: try tx.ledgerEntries(about: asked.isEmpty ? nil : asked, limit: LogState.shown),
                address: base + LogRoutes.page, trust: witnesses,
                witnesses: try witnesses.keys.map { try tx.lastCosigned(by: $0) })
        }
        return context.respond(with: LogPage(state: state, asked: asked, say: context.messages).page)
    }

    /// The entry of a number or of an identifier.
    private func find(_ text: String) async throws -> LoggedEntry? {
        if let index = Int(text), index >= 0 {
            return try await database.read { tx in try tx.ledgerEntry(at: index) }
        }
        guard let id = ID<LedgerEntry>(text) else { return nil }
        return try await database.read { tx in try tx.ledgerEntry(id) }
    }

    private func entry(at text: String?) async throws -> LoggedEntry {
        let name = text ?? ""
        guard let found = try await find(name) else { throw LedgerRefusal.unknownEntry(name) }
        return found
    }
}

/// What the page of the log shows.
struct LogState: Sendable {
    /// The most entries on the page.
    static let shown = 30

    let identity: LedgerIdentity?
    let checkpoint: LedgerCheckpoint?
    let waiting: Int
    let entries: [LoggedEntry]
    /// Where the log is read.
    let address: String
    /// Whose cosignatures count.
    let trust: LedgerWitnesses
    let witnesses: [LedgerWitnessed]
}

import Testing
import TransparencyLog

@Suite("The audit of a whole log")
struct LogAuditTests {
    @Test(
        "a sound log is accepted, with all its earlier heads",
        arguments: [0, 1, 255, 256, 257, 1_000, 66_000])
    func sound(size: Int) throws {
        let log = try SampleLog(size: size)
        var tree = log.tree
        var older: [TreeHead] = []
        for earlier in [0, 1, 2, 100, 256, 300, size] where earlier <= size {
            older.append(try tree.head(size: earlier))
        }
        var audit = try LogAudit(of: log.head, extending: older)
        try audit.run(read: log.read)
        #expect(audit.nextBundle == nil)
    }

    @Test("every single byte counts: of the entries, of the tiles and of the head")
    func everyByte() throws {
        let log = try SampleLog(size: 300) { [UInt8($0 & 255)] }
        #expect(log.files.count == 5)
        for (address, file) in log.files {
            for at in file.indices where at % 31 == 0 || file.count < 100 {
                var files = log.files
                files[address]?[at] ^= 1 << (at % 8)
                let changed = files
                #expect(throws: TransparencyLogError.self, "\(address.path) \(at)") {
                    var audit = try LogAudit(of: log.head)
                    try audit.run { try #require(changed[$0]) }
                }
            }
            for file in [file + [0], file.dropLast(), []] {
                #expect(throws: TransparencyLogError.self) {
                    var audit = try LogAudit(of: log.head)
                    try audit.run { $0 == address ? file : try log.read($0) }
                }
            }
        }
        for at in 0..<32 {
            var root = log.head.root.bytes
            root[at] ^= 4
            let head = TreeHead(size: 300, root: try #require(MerkleHash(root)))
            var audit = try LogAudit(of: head)
            #expect(throws: TransparencyLogError.wrongRoot) { try audit.run(read: log.read) }
        }
    }

    @Test("an earlier head of another history is refused", arguments: [0, 1, 256, 299, 300])
    func fork(size: Int) throws {
        let log = try SampleLog(size: 300)
        let other = TreeHead(size: size, root: .leaf([9]))
        #expect(throws: TransparencyLogError.notConsistent(oldSize: size)) {
            var audit = try LogAudit(of: log.head, extending: [other])
            try audit.run(read: log.read)
        }
        #expect(throws: TransparencyLogError.notConsistent(oldSize: 301)) {
            try LogAudit(of: log.head, extending: [TreeHead(size: 301, root: .emptyTree)])
        }
    }

    @Test("an audit that is not finished is not sound")
    func unfinished() throws {
        let log = try SampleLog(size: 300)
        var audit = try LogAudit(of: log.head)
        #expect(throws: TransparencyLogError.wrongRoot) { try audit.finish() }
        #expect(try audit.add(log.read(try #require(audit.nextBundle))).count == 1)
        #expect(throws: TransparencyLogError.wrongRoot) { try audit.finish() }
        #expect(try audit.add(log.read(try #require(audit.nextBundle))).count == 2)
        try audit.finish()
    }
}

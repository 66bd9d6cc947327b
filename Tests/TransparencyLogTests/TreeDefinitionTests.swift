import Testing
import TransparencyLog

/// Everything against the recursive definitions of RFC 6962, for every size up to a limit.
@Suite("The definitions of RFC 6962")
struct TreeDefinitionTests {
    @Test("roots, inclusion and consistency proofs of every tree of up to 40 leaves", arguments: 1...40)
    func everyTree(size: Int) throws {
        let log = try SampleLog(size: size)
        let entries = log.entries[...]
        #expect(log.head.root.bytes == ReferenceTree.hash(entries))
        var tree = log.tree
        for index in 0..<size {
            let proof = try tree.inclusionProof(of: index)
            #expect(proof.path.map(\.bytes) == ReferenceTree.path(index, entries))
            #expect(proof.proves(.leaf(entries[index]), in: log.head))
        }
        for old in 1...size {
            let proof = try tree.consistencyProof(from: old)
            let head = try tree.head(size: old)
            #expect(head.root.bytes == ReferenceTree.hash(entries.prefix(old)))
            #expect(proof.path.map(\.bytes) == ReferenceTree.proof(old, entries))
            #expect(proof.proves(log.head, extends: head))
        }
    }

    @Test("no proof proves another index, leaf or size", arguments: [1, 2, 3, 7, 8, 13, 16, 21])
    func nothingElse(size: Int) throws {
        let log = try SampleLog(size: size)
        var tree = log.tree
        for index in 0..<size {
            let path = try tree.inclusionProof(of: index).path
            for (other, leaf) in product(0..<(2 * size), 0..<size) where (other, leaf) != (index, index) {
                let proof = InclusionProof(index: other, path: path)
                #expect(!proof.proves(.leaf(log.entries[leaf]), in: log.head))
            }
            // The size is part of what the checkpoint says: with another size a path may still fit, for a
            // path depends on it only by the turns that it takes.
            let proof = InclusionProof(index: index, path: path + [log.head.root])
            #expect(!proof.proves(.leaf(log.entries[index]), in: log.head))
        }
    }

    private func product(_ first: Range<Int>, _ second: Range<Int>) -> [(Int, Int)] {
        first.flatMap { one in second.map { (one, $0) } }
    }

    @Test(
        "trees of several levels of tiles",
        arguments: [255, 256, 257, 511, 512, 513, 4_000, 65_535, 65_536, 65_537, 70_000])
    func largeTrees(size: Int) throws {
        let log = try SampleLog(size: size)
        #expect(log.head.root.bytes == ReferenceTree.hash(log.entries[...]))
        var tree = log.tree
        #expect(try tree.head() == log.head)
        for index in Set([0, 1, 254, 255, 256, size / 3, size - 2, size - 1]) where index < size {
            let proof = try tree.inclusionProof(of: index)
            #expect(proof.proves(.leaf(log.entries[index]), in: log.head))
            #expect(try tree.leaf(at: index) == .leaf(log.entries[index]))
        }
        for old in Set([0, 1, 255, 256, 257, size / 2, 65_536, size - 1, size]) where old <= size {
            let head = try tree.head(size: old)
            #expect(try tree.consistencyProof(from: old).proves(log.head, extends: head))
        }
        let index = size / 3
        #expect(
            try tree.inclusionProof(of: index).path.map(\.bytes)
                == ReferenceTree.path(index, log.entries[...]))
    }

    @Test("a frontier is what was kept, or nothing")
    func frontier() throws {
        var frontier = Frontier()
        for index in 0..<100 {
            #expect(Frontier(size: index, nodes: frontier.nodes) == frontier)
            #expect(Frontier(size: index, nodes: frontier.nodes + [.emptyTree]) == nil)
            #expect(frontier.nodes.count <= 7)
            frontier.append(.leaf([UInt8(index)]))
        }
        #expect(Frontier(size: -1, nodes: []) == nil)
    }
}

/// Answers of Google's log "Argon 2020", as kept in golang.org/x/mod, sumdb/tlog/testdata (BSD-3-Clause).
@Suite("A proof of a real log of 961,984,013 entries")
struct CertificateTransparencyTests {
    let head: TreeHead

    init() throws {
        let root = try MerkleHash.base64("dwlueapdd7LaOEnX2W2Wp9v2XE+KzejHRQGHwEx0oaM=")
        head = TreeHead(size: 961_984_013, root: root)
    }

    @Test("it begins with the tree of 3,654,490 entries")
    func consistency() throws {
        let old = TreeHead(
            size: 3_654_490, root: try .base64("AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ="))
        let path = try consistencyPath.map(MerkleHash.base64)
        #expect(ConsistencyProof(path: path).proves(head, extends: old))
        #expect(
            !ConsistencyProof(path: path).proves(head, extends: TreeHead(size: 3_654_491, root: old.root)))
        #expect(!ConsistencyProof(path: Array(path.dropLast())).proves(head, extends: old))
    }

    @Test("its entry 10,000 is there; the hash of that entry is what the source's entries.json gives")
    func inclusion() throws {
        let leaf = try MerkleHash.hex("9c2b3799f232761f71e022b243ebb6c6d9a9c66160800e4c2f2987c0d41294b8")
        let path = try inclusionPath.map(MerkleHash.base64)
        #expect(InclusionProof(index: 10_000, path: path).proves(leaf, in: head))
        #expect(!InclusionProof(index: 10_001, path: path).proves(leaf, in: head))
        #expect(!InclusionProof(index: 10_000, path: Array(path.dropLast())).proves(leaf, in: head))
    }
}

private let consistencyPath = [
    "80Sfbj6UQEdVSZCSIgh9NMPj3vCBzcc1A48B2crJSWg=",
    "FZcrgAHUk6nNPviJZq8kEK6jCG1d18pJOFE45ZDc1TQ=",
    "Q67reWXmPBo1UfmwBap4Xi9PMPfFdUSSw3WGlRZdG7k=",
    "eJ7CyhR4PxzBxDIsWgrVYW1eFUb9ndgf46tFmiqVrxA=",
    "QrDwp062Grm5WY8KdrhFsBuuNjGzRox2Jb8PmVL5OYw=",
    "XM4YMjMEdLH/XJam/ZWyaP14k3cmsOtnPsOWQ54lW1s=",
    "SGiBh+jOTGccXU48ZzgQ88lRcBmtB4wz4oSDndv2QTg=",
    "WAS6txqNLYKGL1GdBdpqmV42TTfn6cJsuDsqLXuTCNI=",
    "QFmRS0rirUA7ZN3lxFjDncV+E1OCrn3NUB4RCp+5fzc=",
    "Hdbp7It2XBNZmNDBpCN/KPd7vfVqxgzwOosqVIaEA9E=",
    "mxvHL0ZiblBdD7j7pIa1jlfB0gSqfJ6oX0UGo7L0VsU=",
    "q5hjyvoW6TL/PThgcitpDcSTrnKX2p1+aqscqH2euRA=",
    "jTOWDqt3IHj2NVFeezyBz2ofpru+ztEywqKUAfFclKI=",
    "GIRn0w3HqJdvU9j1WVD//eR6lk2AaTVjyzjsJNP8U88=",
    "x52GJvxG81fnQBrgOTbll1A5tz95/LXK0Ag1NhB0r1I=",
    "6/0OqrcTgc3o5dD5PymmoC96lB9yLPFuTHVvLy8fSGk=",
    "Gf+iKLfcXO5l4JEFmsZvSdG5q1uEeWPfYLrds6pmjz0=",
    "DGuaco+McyM3AfRSF6qX7RwSetwe2ieYJmxw5e9rVx0=",
    "2tQJ9V32hnYp+fdpP6TcjmgJmLeNVOMKM0Ml1kk4cNU=",
    "3PapK+IkyJr8I9yAErAmzuZezzLMzsg+PfeRCgNW8NQ=",
    "s6xiYeejb+wtqHA+URJZ2I/SCPyIW8coP6aB00FJbMY=",
    "z9lSpmdTcr5M5ZzKlc4EPh3SrSypKFdk6JUF/UccaZU=",
    "GXIElfmnRuWfbA4z7ubV/UwlpSRUbUeec7oL5HDDnh0=",
    "pR0SH/NYP6s9+8azWwaeUXA4Ze/3WCIgMfh5YW6wvcE=",
    "f3GuAKYVrF8RBg3s15jvA/YvV9oAliWtzP/imwPhQVA=",
    "WHn8zDxlVgkV+lSlmzaOdfSBrTHoRr5nT3d76q0KKWE=",
    "f2uV2ZxVgULzLPKuZcowRY3ZY7fRlX59iDBjV1R8kNQ=",
    "NzQVjJsvQwbi7WStMr9oFkh9VbHfK7LB6o7WwAqwNTs=",
    "C0LttBeYHZHgL+032JIcJC3CTBIyza/hsbmJUgJfmDI=",
    "nixU5CWTFVDlF4BGdcU6kA7WSYurEpe9jRWc+F/7sOc=",
]

private let inclusionPath = [
    "T46AmJsuOM/gFiGlUp+IJJebp+1Z5qratFNW7U0JyOQ=",
    "9Jj1Feodn42uRYEfffkV4HF/EIPFQ5Zo9IwkxbQ2uhk=",
    "D53/1oCNebF4J59HHgioovKZxrmrKcVuCVhy3Izg8Ck=",
    "wSFDgGSrsXRPA+1c8WHoAFCsWeUv8NDyP/Q/SgsyVyY=",
    "516/RcwsgdwdzHn18v1dJHqBkgFUbNhmCIWOGjsMJaE=",
    "naTFY2ajLFgrgs5XUl+zJYZnnlJksLGsA1VYwpLfqbY=",
    "mKBRJo6qao+0Kdh/rhGkZUbHUAxMhrtrclrTpIbNjIg=",
    "Co4ueOFE7lpifLio94irxxsv1wFMMaK3tPu2ZQkHlro=",
    "yRgy800K6JMYCC05sWfqF2kvCg2riT/pVM+nEa6V5+0=",
    "n2O38XJZC8/Wpbwi9HhgVizlUyeUHVZvYyQB1607MRc=",
    "go3tAjuNfNSCj87y2Rg1xOroDknGN1eaf3cgvzObf7Q=",
    "8D0Mj3/J7ySSnFb0afIHYXv6rlOhECnsebY6XKi1IR8=",
    "6rcez46ZU8M5vPiWVMAUfJfAOV0pPP/mch/lYzZhj/M=",
    "2rtIeXrPvSdUyHc5maIgSAVB2BzaKaupWxSAiVayDE4=",
    "nniW/IMFQPN5xw8UsHFn7CRStYbm1gLu7NNa6kkRqJQ=",
    "mRPPi7sQS22MduIEyvcNzCNFqIt6kLwYPkNKrVtIcu8=",
    "JvTivzESNS9wHI8aph5a7uieVmtS/p9PciMZ5D6GyOo=",
    "UTyQd+Ym0wY4zG+qK806bBORwi1CSVvFQ/KknnqoZj8=",
    "hXODrqN+ff+U6zPqRQ+ZQKs6im1fPcxIerDSfNwflhE=",
    "II6GE+WY/DrpZzfHztLwkR46o37zVkNLCyPYlf68zA0=",
    "d609kWWcNBllbA8Jb/ad4XAVVGnScLRmtP8FYyr+Dck=",
    "rikBsP0G0gioXRpBFED2CzQdSLrGPvRd0bEcbEZw1rI=",
    "GXIElfmnRuWfbA4z7ubV/UwlpSRUbUeec7oL5HDDnh0=",
    "pR0SH/NYP6s9+8azWwaeUXA4Ze/3WCIgMfh5YW6wvcE=",
    "f3GuAKYVrF8RBg3s15jvA/YvV9oAliWtzP/imwPhQVA=",
    "WHn8zDxlVgkV+lSlmzaOdfSBrTHoRr5nT3d76q0KKWE=",
    "f2uV2ZxVgULzLPKuZcowRY3ZY7fRlX59iDBjV1R8kNQ=",
    "NzQVjJsvQwbi7WStMr9oFkh9VbHfK7LB6o7WwAqwNTs=",
    "C0LttBeYHZHgL+032JIcJC3CTBIyza/hsbmJUgJfmDI=",
    "nixU5CWTFVDlF4BGdcU6kA7WSYurEpe9jRWc+F/7sOc=",
]

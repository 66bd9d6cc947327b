import Foundation

/// The text files of the repository, or of a sample that stands for one.
struct Tree: Sendable {
    let files: [SourceFile]

    init(_ files: [SourceFile]) {
        self.files = files
    }

    /// A sample tree from path → text.
    init(_ sample: KeyValuePairs<String, String>) {
        files = sample.map { SourceFile($0.key, $0.value) }
    }

    var product: [SourceFile] { files.filter(\.isProduct) }
    var swift: [SourceFile] { files.filter(\.isSwift) }
    var papers: [SourceFile] { files.filter(\.isMarkdown) }

    func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

    /// Whether `path` is a file here or a folder that holds one.
    func holds(_ path: String) -> Bool {
        files.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
    }

    /// The folder that holds Package.swift.
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path() != "/", !FileManager.default.fileExists(atPath: folder.path() + "/Package.swift")
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// The repository this test was built from; built products and hidden folders (but `.ci`) are left out.
    static let repository = Tree(listing(of: root).compactMap(read))

    private static let textKinds: Set = [
        "", "css", "csv", "json", "js", "md", "modulemap", "h", "py", "sh", "svg", "swift", "txt", "yml",
    ]
    private static let largestFile = 2_000_000

    private static func listing(of root: URL) -> [String] {
        let all = FileManager.default.enumerator(atPath: root.path())
        var paths: [String] = []
        while let path = all?.nextObject() as? String {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            if name.hasPrefix(".") && name != ".ci" || name == "__pycache__" {
                all?.skipDescendants()
            } else if textKinds.contains((name as NSString).pathExtension) {
                paths.append(path)
            }
        }
        return paths.sorted()
    }

    private static func read(_ path: String) -> SourceFile? {
        let url = root.appending(path: path)
        guard let bytes = try? Data(contentsOf: url), bytes.count <= largestFile else { return nil }
        return SourceFile(path, String(decoding: bytes, as: UTF8.self))
    }
}

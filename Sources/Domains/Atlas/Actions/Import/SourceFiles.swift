import Formats
import Foundation
import Kernel

/// The rows of a file, or of every file of a folder in the order of their paths.
public struct SourceFiles {
    /// The files, in order; relative paths in byte order.
    public let files: [URL]
    private let isFolder: Bool
    private let format: Format
    private let options: ReadOptions
    private var remaining: ArraySlice<URL>
    private var current: (reader: RowReader, url: URL)?

    /// Opens a file or lists a folder, as a mapping wants it read. Throws `AtlasRefusal.unreadableFile`.
    public init(path: String, mapping: Mapping) throws {
        try self.init(path: path, format: mapping.format, options: mapping.options) { name in
            let isWanted = mapping.fileEndings.isEmpty || mapping.fileEndings.contains(where: name.hasSuffix)
            return isWanted && !mapping.skippedEndings.contains(where: name.hasSuffix)
        }
    }

    /// Opens a file, or the files of a folder whose names are wanted. Throws `AtlasRefusal.unreadableFile`.
    public init(
        path: String, format: Format, options: ReadOptions = ReadOptions(),
        isWanted: (String) -> Bool = { _ in true }
    ) throws {
        let url = URL(fileURLWithPath: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
            throw AtlasRefusal.unreadableFile(path, reason: "there is no such file or folder")
        }
        isFolder = isDirectory.boolValue
        self.format = format
        self.options = options
        files = isFolder ? SourceFiles.list(url).filter { isWanted($0.lastPathComponent) } : [url]
        guard !files.isEmpty else {
            throw AtlasRefusal.unreadableFile(path, reason: "the folder holds no file of this kind")
        }
        remaining = files[...]
    }

    /// The next row, nil after the last. A broken file throws `AtlasRefusal.brokenFile`; in a folder it is a
    /// refused row, and the files behind it go on.
    public mutating func next() throws -> ImportRow? {
        while true {
            if current == nil {
                guard let url = remaining.popFirst() else { return nil }
                current = (try reader(of: url), url)
            }
            guard let url = current?.url else { return nil }
            do {
                if let outcome = try current?.reader.next() { return row(outcome, of: url) }
            } catch let error as FormatError {
                if isFolder {
                    current = nil
                    return .refused(line: error.line, file: url.lastPathComponent, reason: error.reason)
                }
                throw AtlasRefusal.brokenFile(url.lastPathComponent, line: error.line, reason: error.reason)
            }
            current = nil
        }
    }

    private func row(_ outcome: RowOutcome, of url: URL) -> ImportRow {
        let name = url.deletingPathExtension().lastPathComponent
        let place = isFolder ? url.lastPathComponent : nil
        return switch outcome {
        case .row(let row):
            .row(
                MappingInput(
                    value: row.value, ancestors: row.ancestors, file: name, fileInFolder: place),
                line: row.line)
        case .refused(let line, let reason):
            .refused(line: line, file: place, reason: reason)
        }
    }

    private func reader(of url: URL) throws -> RowReader {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: isFolder ? SourceFiles.target(of: url) : url)
        } catch {
            throw AtlasRefusal.unreadableFile(url.path, reason: "it cannot be opened for reading")
        }
        return RowReader(format, options: options) {
            let chunk = try handle.read(upToCount: 1 << 16)
            return chunk.flatMap { $0.isEmpty ? nil : Array($0) }
        }
    }

    /// The regular files below a folder, hidden ones left out, by path in byte order.
    private static func list(_ folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        let files = (found?.compactMap { $0 as? URL } ?? []).filter { url in
            (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Where a symbolic link leads that was checked out as a plain file (git without `core.symlinks`): a file
    /// that holds nothing but the name of a file beside it.
    private static func target(of url: URL) -> URL {
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? .max
        guard (1...255).contains(size), let text = try? String(contentsOf: url, encoding: .utf8) else {
            return url
        }
        let name = text.trimmed
        let target = url.deletingLastPathComponent().appendingPathComponent(name)
        let isName = name.allSatisfy { !$0.isWhitespace && !"/{}[]\"".contains($0) }
        return isName && FileManager.default.fileExists(atPath: target.path) ? target : url
    }
}

import CStemmer
import Synchronization

/// A Snowball stemmer of one language (libstemmer). Its handle works for one caller at a time, so it waits
/// behind a lock.
final class Stemmer: Sendable {
    /// The language's ISO 639-1 code.
    let language: String
    private let handle: Mutex<Handle>

    private struct Handle: ~Copyable {
        let pointer: OpaquePointer
        deinit { sb_stemmer_delete(pointer) }
    }

    /// The stemmer of an ISO 639-1 code such as `fr`, or nil when Snowball has none.
    init?(language: String) {
        guard let pointer = sb_stemmer_new(language, "UTF_8") else { return nil }
        self.language = language
        handle = Mutex(Handle(pointer: pointer))
    }

    /// The stem of a lower-case word in NFC.
    func stem(_ word: String) -> String {
        handle.withLock { handle in
            let bytes = Array(word.utf8)
            guard let stem = sb_stemmer_stem(handle.pointer, bytes, Int32(bytes.count)) else { return word }
            let length = Int(sb_stemmer_length(handle.pointer))
            return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }
}

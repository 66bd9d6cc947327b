import CanonicalJSON
import Formats
import Kernel

/// A declarative reading of one data set: its format, where a row's key stands, and which values go into
/// which field of the atlas. A small JSON file; docs/guides/mappings.md describes every word of it.
public struct Mapping: Sendable {
    /// The name it is called by: `susy`.
    public let name: String
    /// The source's title, address, licence and precedence, unless the command line says otherwise.
    public let source: SourceDefaults
    /// The files' format.
    public let format: Format
    /// Separator, encoding and the path to the rows.
    public let options: ReadOptions
    /// In a folder: the endings of the files to read.
    public let fileEndings: [String]
    /// In a folder: the endings of the files to leave out, such as schemas.
    public let skippedEndings: [String]
    /// The parts of a row's key; of each part the first choice that holds something.
    let key: [[ValuePath]]
    let type: EntryType
    let rules: [FieldRule]
    let consumed: PathTree

    /// What a mapping says of the source.
    public struct SourceDefaults: Sendable {
        /// The title shown to people.
        public let title: String
        /// Where the data set is published.
        public let url: String?
        /// The licence of its records.
        public let licence: String
        /// Which source is believed first; the higher number wins.
        public let precedence: Int
    }
}

/// A mapping file that cannot be used, in one sentence.
public struct MappingError: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

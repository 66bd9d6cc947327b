import CanonicalJSON
import Kernel
import Storage

/// Whoever keeps personal data takes part in this: it gives out all it has of a person, and erases it. The
/// site brings the holders together; identity itself is one.
public protocol PersonalDataHolder: Sendable {
    /// Its name in the register of processing: the module's, such as `guidance`.
    var name: String { get }
    /// All that is kept of a person, for her to read and take away.
    func personalData(of person: DataSubject, in tx: Transaction) throws -> [PersonalRecords]
    /// Erases what is kept of a person, or takes from it all that says whose it was.
    func erasePersonalData(of person: DataSubject, in tx: Transaction) throws
}

/// The person whose data it is.
public struct DataSubject: Hashable, Sendable {
    /// The key that tables join by.
    public let key: Int64
    /// The public identifier.
    public let id: PersonID
    /// The address, folded.
    public let email: EmailAddress
    /// What the ledger calls her.
    public let pseudonym: Pseudonym
}

/// Records of one sort that are kept of a person.
public struct PersonalRecords: Hashable, Sendable {
    /// The table, or what else they stand in.
    public let source: String
    /// The records, each an object of names and values.
    public let records: [JSONValue]

    /// Records of a source.
    public init(_ source: String, _ records: [JSONValue]) {
        self.source = source
        self.records = records
    }
}

/// The atlas of responsible technology: organisations, digital solutions and places, each with what its sources
/// say, when, and under which licence.
public struct AtlasDomain {
    /// The change feed's topic of a published import; the key is the import's.
    static let importTopic = "atlas.import"
    /// The change feed's topic of one changed entry; the key is the entry's.
    static let entryTopic = "atlas.entry"
}

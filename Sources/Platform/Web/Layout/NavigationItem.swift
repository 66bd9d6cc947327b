import Language

/// A place of the site that the header or the footer leads to.
public struct NavigationItem: Hashable, Sendable {
    /// The words of the link, by key.
    public let title: MessageKey
    /// The page's path without its language (`/atlas`), or a whole address elsewhere.
    public let path: String

    /// A place by its words and its path.
    public init(title: MessageKey, path: String) {
        self.title = title
        self.path = path
    }
}

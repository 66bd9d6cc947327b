import Storage

/// One domain as the site mounts it: what it keeps, where it appears, what it answers and what it does
/// meanwhile.
public protocol Domain: Sendable {
    /// Its name in lower case, which begins its tables, message keys and refusal codes.
    var name: String { get }
    /// Its tables, append-only.
    var migrations: [Migration] { get }
    /// Its places in the header.
    var navigation: [NavigationItem] { get }
    /// Adds its pages and forms.
    func routes(_ routes: Routes)
    /// Its operations of the API.
    var apiRoutes: [APIRoute] { get }
    /// What it does beside answering.
    var jobs: [any BackgroundJob] { get }
}

extension Domain {
    /// None.
    public var navigation: [NavigationItem] { [] }
    /// None.
    public var apiRoutes: [APIRoute] { [] }
    /// None.
    public var jobs: [any BackgroundJob] { [] }
}

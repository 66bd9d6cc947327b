import Web

/// The atlas's pages.
struct AtlasPages {
    let atlas: AtlasDomain

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    func add(to routes: Routes) {}
}

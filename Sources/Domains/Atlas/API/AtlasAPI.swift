import Web

/// The atlas's operations.
struct AtlasAPI {
    let atlas: AtlasDomain

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    var routes: [APIRoute] { [] }
}

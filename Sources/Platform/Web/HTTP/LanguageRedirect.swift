import HTTPTypes
import Hummingbird

/// Leads from an address without a language to the same page in the reader's language.
enum LanguageRedirect {
    /// 307 to `/<language><path>?<query>`.
    static func response(to request: Request, _ context: AppContext) -> Response {
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(
            status: .temporaryRedirect,
            headers: [
                .location: context.path(request.uri.path) + query,
                .vary: "Accept-Language",
                .cacheControl: "public, no-cache",
            ])
    }
}

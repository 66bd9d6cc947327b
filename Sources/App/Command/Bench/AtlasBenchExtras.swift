import CanonicalJSON
import SearchIndex

/// What else people wait for: suggestions while they type, and maps.
struct AtlasBenchExtras {
    let index: SearchIndex

    private static let typed = ["a", "as", "ass", "asso", "ressou", "association sol", "numerique ins", "zz"]
    private static let zooms = [0, 3, 5, 7, 9, 12]

    func run(_ report: (JSONValue) throws -> Void) throws {
        for text in AtlasBenchExtras.typed {
            var found = 0
            let time = try AtlasBench.median { found = try index.suggest(text).completions.count }
            try report([
                "engine": "terreau", "suggest": .string(text), "ms": .milliseconds(time),
                "completions": .integer(Int64(found)),
            ])
        }
        for words in ["", "association"] {
            for zoom in AtlasBenchExtras.zooms { try clusters(words, zoom: zoom, report) }
        }
    }

    /// A map of a screen of 1280 × 800 pixels around the middle of Europe.
    private func clusters(_ words: String, zoom: Int, _ report: (JSONValue) throws -> Void) throws {
        let (width, height) = (1280 / 256 * 360 / Double(1 << zoom), 800 / 256 * 360 / Double(1 << zoom))
        let box = SearchIndex.Box(
            south: max(-85, 47 - height / 2), west: max(-180, 8 - width / 2),
            north: min(85, 47 + height / 2), east: min(180, 8 + width / 2))
        var cells = 0
        let time = try AtlasBench.median {
            cells = try index.clusters(.init(words: words, box: box), zoom: zoom).count
        }
        try report([
            "engine": "terreau", "clusters": .string(words), "zoom": .integer(Int64(zoom)),
            "ms": .milliseconds(time), "cells": .integer(Int64(cells)),
        ])
    }
}

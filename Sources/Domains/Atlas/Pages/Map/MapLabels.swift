/// Finds room for words on a still map: beside their places, within the picture, none on another.
struct MapLabels {
    /// A place on the picture, in pixels from its upper left corner.
    struct Spot: Hashable {
        let x: Double
        let y: Double
    }

    /// A stretch of the picture.
    struct Box {
        let left: Double, top: Double, right: Double, bottom: Double

        fileprivate func meets(_ other: Box) -> Bool {
            left < other.right && right > other.left && top < other.bottom && bottom > other.top
        }
    }

    /// Letters of one label; a longer one is cut.
    static let mostLetters = 24
    /// The width of a letter as a part of its height, a generous mean of what browsers use.
    private static let letterWidth = 0.58
    /// What the source's line at the bottom needs.
    private static let foot = 20.0

    private(set) var taken: [Box]

    /// Labels that leave these spots free.
    init(keeping spots: [Spot], radius: Double) {
        taken = spots.map { Self.around($0, radius) }
    }

    private static func around(_ spot: Spot, _ radius: Double) -> Box {
        Box(left: spot.x - radius, top: spot.y - radius, right: spot.x + radius, bottom: spot.y + radius)
    }

    /// The same for a place that has a mark of its own; nil also when the mark would lie under something.
    mutating func placeWithMark(
        _ words: String, at spot: Spot, radius: Double, height: Double
    ) -> (text: String, spot: Spot)? {
        let mark = Self.around(spot, radius)
        guard isFree(mark), let found = place(words, at: spot, gap: radius + 2, height: height) else {
            return nil
        }
        taken.append(mark)
        return found
    }

    /// The words, cut when they are long, and where they begin on their base line; nil without room.
    mutating func place(
        _ words: String, at spot: Spot, gap: Double, height: Double
    ) -> (text: String, spot: Spot)? {
        let text = words.count > Self.mostLetters ? "\(words.prefix(Self.mostLetters - 1))…" : words
        let width = Double(text.count) * height * Self.letterWidth
        let corners = [
            Spot(x: spot.x + gap, y: spot.y - height / 2),
            Spot(x: spot.x - gap - width, y: spot.y - height / 2),
            Spot(x: spot.x - width / 2, y: spot.y + gap),
            Spot(x: spot.x - width / 2, y: spot.y - gap - height),
        ]
        for corner in corners {
            let box = Box(
                left: corner.x, top: corner.y, right: corner.x + width, bottom: corner.y + height)
            if isFree(box) {
                taken.append(box)
                return (text, Spot(x: corner.x, y: corner.y + height * 0.8))
            }
        }
        return nil
    }

    private func isFree(_ box: Box) -> Bool {
        box.left >= 0 && box.top >= 0 && box.right <= MapFrame.size.width
            && box.bottom <= MapFrame.size.height - Self.foot && !taken.contains { $0.meets(box) }
    }
}

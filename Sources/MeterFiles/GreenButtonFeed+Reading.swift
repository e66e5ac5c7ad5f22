import Diagnostics
import XMLParsing

extension GreenButtonFeed {
    /// Reads a Green Button file.
    ///
    /// Throws ``Problems`` where it is not well-formed XML, has a DOCTYPE or goes over a limit,
    /// and what reading the file throws. All else is told in the feed.
    static func read(_ input: MeterFileInput, limits: XMLLimits) throws -> GreenButtonFeed {
        do {
            var reader = GreenButtonReader(file: input.name)
            let document = try XMLEventReader(
                file: input.name, vocabulary: FeedElement.vocabulary, limits: limits)
            var input = input
            try document.read(from: { try input.next(into: $0) }) { event, text in
                reader.receive(event, text)
            }
            var feed = reader.feed
            feed.foreignRoot = document.root.flatMap { Self.foreignName($0) }
            return feed
        } catch let problem as Problem {
            var problems = Problems()
            problems.add(problem)
            throw problems
        }
    }

    /// The name of a root that no Green Button file has.
    private static func foreignName(_ root: (name: String, namespace: String)) -> String? {
        let isAtom = root.namespace == FeedElement.atom && ["feed", "entry"].contains(root.name)
        let isESPI = root.namespace == FeedElement.espi
        return isAtom || isESPI ? nil : root.name
    }
}

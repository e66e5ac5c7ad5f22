import Foundation
import TestSupport
import Testing

/// What everyone sees must make sense on every machine.
struct PublicFaceTests {
    private static let places = [
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Package.swift", "Sources", "templates",
        "rates", "scripts",
        ".ci",
    ]

    /// Beginnings of paths that are there on one machine only.
    private static let machinePaths = [
        "/work/", "/home/", "/Users/", "/root/", "/mnt/", "file:///",
    ]

    static func violations(in file: SourceFile) -> [Violation] {
        file.violations(in: file.lines) { line in
            if line.contains("../shared") { return "../shared is not part of the package" }
            return machinePaths.first { path in
                line.ranges(of: path).contains { range in
                    let before = line[..<range.lowerBound].last
                    return before.map { !$0.isLetter && !$0.isNumber && !"./_-".contains($0) }
                        ?? true
                }
            }.map { "a path that begins with \($0) is there on one machine only" }
        }
    }

    @Test func namesNoPathOfOneMachine() throws {
        expectNone(try SourceFile.all(in: Self.places).flatMap(Self.violations))
    }

    @Test(arguments: [
        ("see /work/main/README.md", true), ("cd \"/home/ada\"", true), ("/Users/ada", true),
        ("see ../shared/design.md", true), ("<a href=\"/arrays/work/7\">", false),
        ("https://example.org/home/rates.pdf", false), ("#!/usr/bin/env bash", false),
        ("a shared array", false),
    ])
    func seesAPathOfOneMachine(line: String, isFound: Bool) {
        let file = SourceFile(path: "README.md", text: line)
        #expect(Self.violations(in: file).isEmpty == !isFound)
    }

    /// Modules whose explanation is elsewhere: in a header, in `--help`, in `scripts/bench`.
    private static let withoutPage: Set = ["CLibXML2", "commonwatt", "benchmarks"]

    @Test func everyModuleHasAPage() throws {
        for target in try SourceFile.folders(in: "Sources") where !Self.withoutPage.contains(target)
        {
            guard try !SourceFile.swift(in: ["Sources/\(target)"]).isEmpty else { continue }
            let page = try SourceFile.all(in: ["Sources/\(target)/\(target).docc/\(target).md"])
            let message: Comment = "\(target) has no page \(target).docc/\(target).md"
            #expect(page.first?.lines.first == "# ``\(target)``", message)
        }
    }

    @Test func everyTemplateIsUsed() throws {
        let sources = try SourceFile.swift(in: ["Sources"])
        for template in try SourceFile.all(in: ["templates"]) {
            let stem = template.name.prefix { $0 != "." }
            let isUsed = sources.contains { file in
                file.lines.contains { $0.contains(stem) }
            }
            #expect(isUsed, "\(template.path) is named nowhere in Sources")
        }
    }

    @Test func scriptsCanBeRun() throws {
        for script in try SourceFile.all(in: ["scripts", ".ci/run"])
        where script.lines.first?.hasPrefix("#!") == true {
            let path = PackageRoot.folder.appending(path: script.path).path
            #expect(FileManager.default.isExecutableFile(atPath: path), "chmod +x \(script.path)")
            guard script.lines.first?.hasSuffix("bash") == true else { continue }
            #expect(
                script.lines.contains("set -euo pipefail"),
                "\(script.path) must stop at the first error: set -euo pipefail")
        }
    }
}

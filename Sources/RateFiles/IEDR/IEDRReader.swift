internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// Turns the elements of a rate plan document into its plans, statements and modifiers.
struct IEDRReader {
    var document = IEDRDocument()

    mutating func read(_ root: IEDRElement) {
        switch root.element.name {
        case "dataTransfer":
            note(root, besides: Set(IEDRFile.kinds))
            for part in root.list(
                "tariffBooks", "tariffStatements", "supplyChargesExtracts", "ratePlanModifiers")
            {
                read(part)
            }
        case "tariffBooks":
            note(root, besides: ["tariffBook"])
            for book in root.list("tariffBook") { readBook(book) }
        case "tariffStatements":
            note(root, besides: ["tariffStatement"])
            document.statements += root.list("tariffStatement").map { statement($0) }
        case "supplyChargesExtracts":
            note(root, besides: ["supplyChargesExtract"])
            document.supply += root.list("supplyChargesExtract").map { supplyExtract($0) }
        default:
            note(root, besides: ["ratePlanModifier"])
            document.modifiers += root.list("ratePlanModifier").compactMap { modifier($0) }
        }
    }

    private mutating func note(_ element: IEDRElement, besides known: Set<String>) {
        document.unread += element.unknown(besides: known, in: "<\(element.element.name)>")
    }
}

// MARK: - Documents

extension IEDRReader {
    /// What says where a document comes from; nothing of it is charged.
    private static let documentation: Set<String> = [
        "utilityInfo", "commodity", "dataSource", "mediaType", "sourceURL",
        "dataCreationMethod", "dataDownloadURL", "effectivePeriod", "datePublished",
        "dateSourceLastUpdated", "dateTimeDataExtract", "dateTimeDataTransfer",
        "updateFrequency", "iedrOrgAbbreviation", "dpsCompanyId", "dpsPscNumber",
        "dpsUtilityPscNumber", "serviceType", "sourceDocKind", "parentOrgIedrAbbreviation",
        "parentOrgName", "iedrUtilityUserFacingName", "tariffUtilityName",
    ]

    /// The company an element names, in an element of its own or, in older drafts, not;
    /// `outer` is the one that its document names, which may say more of it.
    static func utility(
        _ element: IEDRElement, of outer: IEDRUtility? = nil
    ) -> IEDRUtility? {
        let info = element.child(.utilityInfo) ?? element
        guard let abbreviation = info.text(.iedrOrgAbbreviation) else { return outer }
        let name = info.text(.tariffUtilityName) ?? info.text(.iedrUtilityUserFacingName)
        return IEDRUtility(
            abbreviation: abbreviation, name: name ?? names[abbreviation] ?? abbreviation,
            pscNumber: info.text(.dpsPscNumber)
                ?? (outer?.abbreviation == abbreviation ? outer?.pscNumber : nil))
    }

    private static let names = [
        "CED": "Consolidated Edison Company of New York, Inc.",
        "CHG": "Central Hudson Gas & Electric Corporation",
        "NIM": "Niagara Mohawk Power Corporation",
        "NYE": "New York State Electric & Gas Corporation",
        "ORU": "Orange and Rockland Utilities, Inc.",
        "RGE": "Rochester Gas and Electric Corporation",
    ]

    static func source(_ element: IEDRElement) -> IEDRSource {
        IEDRSource(
            url: element.text(.sourceURL), published: element.day(.datePublished),
            extracted: element.day(.dateTimeDataExtract))
    }

    private mutating func readBook(_ book: IEDRElement) {
        let utility = Self.utility(book)
        let source = Self.source(book)
        note(book, besides: Self.documentation.union(["serviceClasses"]))
        for list in book.list("serviceClasses") {
            note(list, besides: ["serviceClass"])
            for serviceClass in list.list("serviceClass") {
                note(
                    serviceClass,
                    besides: [
                        "serviceClassNumber", "serviceClassName", "tariffBookLeafRanges",
                        "rates",
                    ])
                let number = serviceClass.required(.serviceClassNumber)
                for rate in serviceClass.items("rates", "rate") {
                    let heading = Heading(
                        utility: utility, source: source, commodity: book.text(.commodity),
                        serviceClass: number ?? "",
                        rate: rate.required(.rateCode) ?? "",
                        rateName: rate.text(.rateName) ?? "")
                    readRate(rate, heading)
                }
            }
        }
    }

    /// What the elements around a plan say of it.
    struct Heading {
        let utility: IEDRUtility?
        let source: IEDRSource
        let commodity: String?
        let serviceClass: String
        let rate: String
        let rateName: String
    }

    /// The plans of a rate: in older drafts each is an option that holds a plan and, beside
    /// it, the plan's charges.
    private mutating func readRate(_ rate: IEDRElement, _ heading: Heading) {
        note(
            rate,
            besides: [
                "rateCode", "rateName", "tariffBookLeafRanges", "ratePlans", "ratePlanOptions",
            ])
        for list in rate.list("ratePlans", "ratePlanOptions") {
            note(list, besides: ["ratePlan", "ratePlanOption"])
            for plan in list.list("ratePlan") {
                readPlan(plan, body: plan, heading)
            }
            for option in list.list("ratePlanOption") {
                guard let plan = option.list("ratePlan").first else {
                    option.report("the element <ratePlan> is missing")
                    continue
                }
                readPlan(plan, body: option, heading)
            }
        }
    }
}

// MARK: - Statements and supply

extension IEDRReader {
    private mutating func statement(_ element: IEDRElement) -> IEDRStatement {
        let code = element.required(.tariffStatementTypeCode) ?? ""
        let title = element.text(.type) ?? code
        return IEDRStatement(
            code: code, title: title, number: element.text(.docNumber),
            utility: Self.utility(element), dates: element.dates(.effectivePeriod),
            groups: groups(element, list: "statementCharges", of: "statementCharge", title),
            unread: element.unknown(
                besides: Self.documentation.union([
                    "tariffStatementTypeCode", "typeCode", "type", "docNumber",
                    "dpsCaseNumber", "generalRuleReferences", "generalRuleRefs",
                    "statementCharges",
                ]), in: "statement \"\(code)\""),
            clause: element.clause())
    }

    private mutating func supplyExtract(_ element: IEDRElement) -> IEDRSupplyExtract {
        IEDRSupplyExtract(
            utility: Self.utility(element),
            groups: groups(element, list: "supplyCharges", of: "supplyCharge", "supply"),
            unread: element.unknown(
                besides: Self.documentation.union(["supplyCharges"]), in: "the supply extract"),
            clause: element.clause())
    }

    /// Charges by the customers they are for; `title` names those without a name.
    private mutating func groups(
        _ element: IEDRElement, list: String, of name: String, _ title: String
    ) -> [IEDRScopedCharges] {
        element.list(list).compactMap { group in
            note(group, besides: ["scopeOfApplicability", name])
            guard let scope = group.child(.scopeOfApplicability) else {
                group.report("the element <scopeOfApplicability> is missing")
                return nil
            }
            return IEDRScopedCharges(
                scope: self.scope(scope),
                charges: group.list(name).compactMap { charge($0, title: title) })
        }
    }
}

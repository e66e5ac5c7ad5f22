/// A field of a rate plan document by its name in 0.99.7.
///
/// Drafts from 0.99.3 on called many otherwise, and published files mix the names of
/// several drafts; so every spelling is read everywhere.
enum IEDRField: String {
    case name, description, value, effectivePeriod, startDate, endDate, expectedEndDate
    case statementComponent, serviceTierNumber, ratePeriodNumberNonHolidays
    case ratePeriodNumberHolidays, peakType, month, seasonName, tariffStatementTypeCode
    case chargeId, measurementDefinition, calculationMethod, calculationBaseValue
    case measurementSource, unitOfMeasure, unitMultiplierPowerOfTen, measurementInterval
    case calculationMode, calcIntervalKind, calcIntervalPer
    case minQuantity, maxQuantity, measurementSpecification, measurementApplicable, dayType
    case timeStart, timeEnd, periodStart, periodEnd, appliesOnHolidays
    case utilityInfo, iedrOrgAbbreviation, tariffUtilityName, iedrUtilityUserFacingName
    case dpsPscNumber, commodity, sourceURL, datePublished, dateTimeDataExtract
    case serviceClassNumber, rateCode, rateName, ratePlanCodeUnique, ratePlanIdentifiers
    case ratePlanApplicability, modelComponents, hasRetailSupply, provenanceMetadata
    case validityStatusDates, dateCancellation, dateEffective, type, docNumber, scopeOfApplicability
    case include, exclude, startLeafNumber
    case ratePlanModifierCodeUnique, ratePlanModifierKind, ratePlanModifierApplicability
    case ratePlanModifierIdentifiers

    /// Its name now, and those it had.
    var spellings: [String] { [rawValue] + (Self.older[self] ?? []) }

    private static let older: [IEDRField: [String]] = [
        .name: ["chargeName", "ratePlanName", "modifierName"],
        .description: ["ratePlanDescription", "modifierDescription"],
        .value: ["chargeValue"],
        .effectivePeriod: ["servicePeriod", "effectiveInterval", "validPeriod"],
        .statementComponent: ["chargesComponent"],
        .serviceTierNumber: ["serviceTierNr"],
        .ratePeriodNumberNonHolidays: [
            "ratePeriodNumber", "ratePeriodNr", "RatePeriodNumberNonHolidays",
            "RatePeriodNrNonHolidays",
        ],
        .ratePeriodNumberHolidays: ["RatePeriodNumberHolidays", "RatePeriodNrHolidays"],
        .tariffStatementTypeCode: ["typeCode", "statementTypeCode"],
        .minQuantity: ["min_qty"],
        .maxQuantity: ["max_qty"],
        .iedrOrgAbbreviation: ["ratePlanIedrOrgAbbreviation", "iedrOrg"],
        .dpsPscNumber: ["dpsUtilityPscNumber", "tariffUtilityPscNumber", "UtilityPscNbr"],
        .commodity: ["serviceType", "service"],
        .ratePlanApplicability: ["applicability"],
        .modelComponents: ["ratePlanFeatures"],
        .hasRetailSupply: ["ratePlanHasRetailSupply"],
        .startLeafNumber: ["startLeafNbr"],
        .ratePlanModifierApplicability: ["scopeOfApplicability"],
    ]
}

/// Small files of prices for tests to spoil: 0.25 for one hour from 2026-06-01T00:00Z each.
enum PriceSeriesFiles {
    static var midas: String { midasParts.head + midasParts.row + midasParts.tail }

    static let midasParts = (
        head: """
        <DemandData>
        <RateInformation>
        <RateID>USCA-TSTS-TTOU-0000</RateID><RateName>Test</RateName><RateType>TOU</RateType>
        <ValueInformation>

        """,
        row: """
        <ValueData>
        <DateStart>2026-06-01</DateStart><DateEnd>2026-06-01</DateEnd>
        <TimeStart>00:00:00</TimeStart><TimeEnd>00:59:59</TimeEnd>
        <DayStart>1</DayStart><DayEnd>1</DayEnd><ValueName>peak</ValueName>
        <Value>0.25</Value><Unit>$/kWh</Unit>
        </ValueData>

        """,
        tail: """
        </ValueInformation>
        </RateInformation>
        </DemandData>
        """
    )

    static let openADR = """
        <o:oadrPayload xmlns:o="http://openadr.org/oadr-2.0b/2012/07"
         xmlns:e="http://docs.oasis-open.org/ns/energyinterop/201110"
         xmlns:m="http://docs.oasis-open.org/ns/emix/2011/06"
         xmlns:s="http://docs.oasis-open.org/ns/emix/2011/06/siscale"
         xmlns:t="urn:ietf:params:xml:ns:icalendar-2.0:stream"
         xmlns:c="urn:ietf:params:xml:ns:icalendar-2.0">
        <o:oadrSignedObject><o:oadrDistributeEvent><o:oadrEvent><e:eiEvent>
        <e:eventDescriptor><e:eventID>1</e:eventID>
        <e:eiMarketContext><m:marketContext>http://example.org/hub</m:marketContext>
        </e:eiMarketContext>
        <e:eventStatus>far</e:eventStatus><e:testEvent>false</e:testEvent></e:eventDescriptor>
        <e:eiActivePeriod><c:properties>
        <c:dtstart><c:date-time>2026-06-01T00:00:00Z</c:date-time></c:dtstart>
        <c:duration><c:duration>PT2H</c:duration></c:duration>
        </c:properties></e:eiActivePeriod>
        <e:eiEventSignals><e:eiEventSignal><t:intervals>
        <e:interval><c:duration><c:duration>PT1H</c:duration></c:duration>
        <e:signalPayload><e:payloadFloat><e:value>0.25</e:value></e:payloadFloat>
        </e:signalPayload></e:interval>
        </t:intervals>
        <e:signalName>ELECTRICITY_PRICE</e:signalName><e:signalType>price</e:signalType>
        <o:currencyPerKWh><o:itemDescription>currencyPerKWh</o:itemDescription>
        <o:itemUnits>USD</o:itemUnits><s:siScaleCode>none</s:siScaleCode></o:currencyPerKWh>
        </e:eiEventSignal></e:eiEventSignals>
        </e:eiEvent></o:oadrEvent></o:oadrDistributeEvent></o:oadrSignedObject>
        </o:oadrPayload>
        """

    /// The price, its interval, the component, what it measures, and the profile.
    static let ieee20305 = [
        """
        <ConsumptionTariffIntervalList href="/c" xmlns="urn:ieee:std:2030.5:ns">
        <ConsumptionTariffInterval><consumptionBlock>1</consumptionBlock><price>250000</price>
        <startValue>0</startValue></ConsumptionTariffInterval></ConsumptionTariffIntervalList>
        """,
        """
        <TimeTariffIntervalList href="/t" xmlns="urn:ieee:std:2030.5:ns"><TimeTariffInterval>
        <EventStatus><currentStatus>0</currentStatus></EventStatus>
        <interval><duration>3600</duration><start>1780272000</start></interval>
        <ConsumptionTariffIntervalListLink href="/c"/><touTier>1</touTier>
        </TimeTariffInterval></TimeTariffIntervalList>
        """,
        """
        <RateComponentList href="/r" xmlns="urn:ieee:std:2030.5:ns"><RateComponent>
        <ReadingTypeLink href="/k"/><TimeTariffIntervalListLink href="/t?l=9"/>
        </RateComponent></RateComponentList>
        """,
        """
        <ReadingType href="/k" xmlns="urn:ieee:std:2030.5:ns"><flowDirection>1</flowDirection>
        <powerOfTenMultiplier>3</powerOfTenMultiplier><uom>72</uom></ReadingType>
        """,
        """
        <TariffProfile href="/p" xmlns="urn:ieee:std:2030.5:ns"><currency>840</currency>
        <pricePowerOfTenMultiplier>-6</pricePowerOfTenMultiplier><rateCode>TOU</rateCode>
        <RateComponentListLink href="/r"/></TariffProfile>
        """,
    ]
}

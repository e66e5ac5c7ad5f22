import Quantities
import Tariffs

extension JSONWriter {
    /// A time-of-use schedule: its periods, when each holds, and its prices.
    mutating func write(_ map: TariffMap, of tariff: Tariff) {
        let schedule = map.map.timeOfUse
        object { json in
            json.key("time_of_use")
            json.value(schedule.id)
            json.key("periods")
            json.array { json in
                for (period, letter) in zip(schedule.periods, map.letters) {
                    json.object { json in
                        json.key("period")
                        json.value(period.id)
                        json.key("name")
                        json.value(period.name)
                        json.key("letter")
                        json.value(String(letter))
                    }
                }
            }
            json.key("days")
            json.array { json in
                for days in map.map.days { json.write(days, of: map, tariff) }
            }
            json.key("prices")
            json.array { json in
                for grid in map.grids { json.write(grid, of: map, tariff) }
            }
        }
    }

    private mutating func write(
        _ days: TimeOfUseMap.Days, of map: TariffMap, _ tariff: Tariff
    ) {
        object { json in
            json.key("days")
            json.value(map.map.words(for: days))
            json.key("rows")
            json.array { json in
                for row in days.rows {
                    json.object { json in
                        json.key("month")
                        json.value(Int64(row.month))
                        json.key("first_day")
                        json.value(Int64(row.days.lowerBound))
                        json.key("last_day")
                        json.value(Int64(row.days.upperBound))
                        json.writeSeason(row.season, of: tariff)
                        json.write(row.stretches, of: map)
                    }
                }
            }
        }
    }

    private mutating func write(_ stretches: [TimeOfUseMap.Stretch], of map: TariffMap) {
        key("hours")
        array { json in
            for stretch in stretches {
                json.object { json in
                    json.key("from")
                    json.value(DayTime.text(stretch.time.start))
                    json.key("to")
                    json.value(DayTime.text(stretch.time.end))
                    json.key("period")
                    json.value(map.map.timeOfUse.periods[stretch.period].id)
                }
            }
        }
    }

    private mutating func writeSeason(_ index: Int, of tariff: Tariff) {
        let seasons = tariff.calendar.seasons
        key("season")
        if seasons.indices.contains(index) { value(seasons[index].id) } else { null() }
    }

    /// The prices of a unit by season and period, all tiers considered.
    private mutating func write(_ grid: PriceGrid, of map: TariffMap, _ tariff: Tariff) {
        object { json in
            json.key("of")
            json.value(grid.flow.rawValue)
            json.key("charges")
            json.array { json in for charge in grid.charges { json.value(charge.id) } }
            json.key("by_period")
            json.array { json in
                for (season, spans) in grid.spans.enumerated() {
                    for (period, span) in zip(map.map.timeOfUse.periods, spans) {
                        guard let span else { continue }
                        json.object { json in
                            json.writeSeason(season, of: tariff)
                            json.key("period")
                            json.value(period.id)
                            json.key("lowest")
                            json.value(Int128(span.lowest), decimals: 9, trimming: true)
                            json.key("highest")
                            json.value(Int128(span.highest), decimals: 9, trimming: true)
                            json.key("more_by_index")
                            json.value(span.isOpen)
                        }
                    }
                }
            }
        }
    }
}

extension OpenAPI {
    /// The forms of what is answered.
    static let schemas = """
        {
          "Problem": {
            "type": "object",
            "properties": {
              "type": {"type": "string"},
              "title": {"type": "string"},
              "status": {"type": "integer"},
              "detail": {"type": "string"}
            },
            "required": ["type", "title", "status", "detail"]
          },
          "Amount": {
            "description": "In money or in kilowatt-hours, as the program counts credits",
            "type": "object",
            "properties": {"money": {"type": "string"}, "kwh": {"type": "string"}}
          },
          "Credits": {
            "type": "object",
            "properties": {
              "schema": {"const": "commonwatt.credits/1"},
              "subscriber": {"type": "string"},
              "currency": {"type": "string"},
              "subscriptions": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "subscription": {"type": "string"},
                    "array": {"type": "string"},
                    "months": {
                      "type": "array",
                      "items": {"$ref": "#/components/schemas/CreditMonth"}
                    },
                    "bank": {
                      "type": "object",
                      "properties": {
                        "balance": {
                          "type": "array",
                          "items": {"$ref": "#/components/schemas/Amount"}
                        },
                        "lots": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "properties": {
                              "earned": {"type": "string"},
                              "left": {"$ref": "#/components/schemas/Amount"}
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          },
          "CreditMonth": {
            "type": "object",
            "properties": {
              "month": {"type": "string"},
              "statement": {"type": "string"},
              "allocated_kwh": {"type": "string"},
              "earned": {"$ref": "#/components/schemas/Amount"},
              "applied": {"$ref": "#/components/schemas/Amount"},
              "expired": {"$ref": "#/components/schemas/Amount"},
              "paid_out": {"$ref": "#/components/schemas/Amount"},
              "banked": {"$ref": "#/components/schemas/Amount"},
              "fee": {"type": "string"},
              "total": {"type": "string"}
            }
          },
          "Rates": {
            "type": "object",
            "properties": {
              "schema": {"const": "commonwatt.array-scr/1"},
              "array": {"type": "string"},
              "month": {"type": "string"},
              "outcome": {"enum": ["computed", "no-terms", "no-interval-data"]},
              "rules": {
                "type": ["object", "null"],
                "properties": {
                  "theta": {"$ref": "#/components/schemas/Rule"},
                  "marginal": {"$ref": "#/components/schemas/Rule"}
                }
              },
              "no_interval_data": {"type": "array", "items": {"type": "string"}}
            }
          },
          "Rule": {
            "type": "object",
            "properties": {
              "members": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "member": {"type": "string"},
                    "c": {"type": "string"},
                    "c_energy": {"type": "string"},
                    "c_capacity": {"type": "string"},
                    "scr": {"type": ["string", "null"]},
                    "scr_energy": {"type": ["string", "null"]},
                    "scr_peak": {"type": ["string", "null"]}
                  }
                }
              },
              "total": {"type": "string"},
              "total_energy": {"type": "string"},
              "total_capacity": {"type": "string"}
            }
          }
        }
        """
}

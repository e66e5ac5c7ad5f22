/// What the service offers, described for programs (OpenAPI 3.1).
enum OpenAPI {
    static let document = """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Commonwatt",
            "version": "1",
            "description": "Statements, credits and sharing rates of a solar co-op, to read. \
        Money and energy are texts of decimals, energy in kilowatt-hours; dates are ISO 8601. \
        Any address may answer 408 (the request took longer than 10 s to come), 413 (its body is \
        larger than 64 KiB), 431 (its headers are larger than 16 KiB) and 503 (too much is asked \
        at once; Retry-After says when to come again). Of requests sent on one connection before \
        their answers, 16 are answered. An answer must be taken within 30 s."
          },
          "paths": {
            "/healthz": {
              "get": {
                "operationId": "health",
                "summary": "Whether the book can be read",
                "security": [],
                "responses": {
                  "200": {
                    "description": "It can",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object",
                          "properties": {"status": {"const": "ok"}},
                          "required": ["status"]
                        }
                      }
                    }
                  },
                  "503": {"$ref": "#/components/responses/Busy"},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              }
            },
            "/metrics": {
              "get": {
                "operationId": "metrics",
                "summary": "Counts and durations of requests, and connections that were closed by \
        reason, in the format of Prometheus",
                "security": [],
                "responses": {
                  "200": {
                    "description": "The figures",
                    "content": {"text/plain": {"schema": {"type": "string"}}}
                  }
                }
              }
            },
            "/openapi.json": {
              "get": {
                "operationId": "description",
                "summary": "This description",
                "security": [],
                "responses": {
                  "200": {
                    "description": "It",
                    "content": {"application/json": {"schema": {"type": "object"}}}
                  }
                }
              }
            },
            "/api/v1/statements/{number}": {
              "get": {
                "operationId": "statement",
                "summary": "An issued statement, the same for ever",
                "parameters": [
                  {
                    "name": "number",
                    "in": "path",
                    "required": true,
                    "description": "As printed, as in MEADOW-000012",
                    "schema": {"type": "string"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "The statement, of the schema commonwatt.statement/1, or its \
        page",
                    "content": {
                      "application/json": {"schema": {"type": "object"}},
                      "text/html": {"schema": {"type": "string"}}
                    }
                  },
                  "401": {"$ref": "#/components/responses/Problem"},
                  "404": {"$ref": "#/components/responses/Problem"},
                  "406": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Busy"},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              }
            },
            "/api/v1/subscribers/{id}/credits": {
              "get": {
                "operationId": "credits",
                "summary": "A subscriber's credits by month, and the bank with its lots",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "description": "The subscriber's id in the member list",
                    "schema": {"type": "string"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "The credits, of the schema commonwatt.credits/1",
                    "content": {
                      "application/json": {"schema": {"$ref": "#/components/schemas/Credits"}}
                    }
                  },
                  "401": {"$ref": "#/components/responses/Problem"},
                  "404": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Busy"},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              }
            },
            "/api/v1/arrays/{id}/scr/{month}": {
              "get": {
                "operationId": "sharingRates",
                "summary": "Sharing contribution rates of an array's month; a subscriber sees \
        the own alone",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "description": "The array's id",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "month",
                    "in": "path",
                    "required": true,
                    "description": "As in 2026-06",
                    "schema": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "The rates, of the schema commonwatt.array-scr/1",
                    "content": {
                      "application/json": {"schema": {"$ref": "#/components/schemas/Rates"}}
                    }
                  },
                  "400": {"$ref": "#/components/responses/Problem"},
                  "401": {"$ref": "#/components/responses/Problem"},
                  "404": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Busy"},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              }
            }
          },
          "security": [{"token": []}],
          "components": {
            "securitySchemes": {
              "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "Made by commonwatt token create"
              }
            },
            "responses": {
              "Busy": {
                "description": "Too much is asked at once",
                "headers": {
                  "Retry-After": {
                    "description": "Seconds after which to try again",
                    "schema": {"type": "integer"}
                  }
                },
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "Problem": {
                "description": "A refusal (RFC 9457)",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              }
            },
            "schemas": \(schemas)
          }
        }

        """
}

//! What changes the names of other items where there is no lock, a case each. Lines that end with `#new` come later.

pub(crate) const CASES: &[(&str, &str)] = &[
    ("an inline schema is shared by a new operation", "
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: order, in: query, schema: {type: string, enum: [up, down]}}]
      responses: {'200': {description: d}}
  /owners: #new
    get: #new
      operationId: listOwners #new
      tags: [owners] #new
      parameters: [{name: order, in: query, schema: {type: string, enum: [up, down]}}] #new
      responses: {'200': {description: d}} #new
"),
    ("answers become equal to what a new operation reads", "
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
    get: #new
      operationId: listPets #new
      tags: [pets] #new
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}} #new
  /pets/{id}/tags:
    post:
      operationId: tagPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
"),
    ("a tag about one thing becomes one about several", "
paths:
  /settings:
    get:
      operationId: readSettings
      tags: [settings]
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {theme: {type: object, properties: {dark: {type: boolean}}}}}}}}}
  /settings/{id}: #new
    delete: #new
      operationId: deleteSetting #new
      tags: [settings] #new
      parameters: [{name: id, in: path, required: true, schema: {type: string}}] #new
      responses: {'200': {description: d}} #new
"),
    ("a second schema has the same title", "
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties:
        home: {title: Address, type: object, properties: {street: {type: string}}}
    Owner: #new
      type: object #new
      properties: #new
        work: {title: Address, type: object, properties: {city: {type: string}}} #new
"),
    ("a component is called as an inline schema", "
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties:
        home: {title: Address, type: object, properties: {street: {type: string}}}
    Address: {type: object, properties: {city: {type: string}}} #new
"),
    ("a component comes to the same name", "
paths: {}
components:
  schemas:
    pet_shop: {type: object, properties: {a: {type: string}}}
    PetShop: {type: object, properties: {b: {type: string}}} #new
"),
    ("properties come to the same name", "
paths: {}
components:
  schemas:
    Pet:
      type: object
      additionalProperties: {type: integer}
      properties:
        firstName: {type: string}
        lastName: {type: string}
        first_name: {type: string} #new
        extra: {type: string} #new
"),
    ("values come to the same name", "
paths: {}
components:
  schemas:
    Order: {type: string, enum: [\"created-at\", \"updated-at\",
      \"created_at\", #new
      \"x\"]}
    Number: {type: integer, enum: [1, 2]}
"),
    ("a member of a union is told apart otherwise", "
paths: {}
components:
  schemas:
    Event:
      oneOf:
        - {type: object, required: [name, size], properties: {name: {type: string}, size: {type: integer}}}
        - {type: object, required: [code], properties: {code: {type: string}}}
        - {type: object, required: [code, text], properties: {code: {type: string}, text: {type: integer}}} #new
"),
    ("a parameter has the name of one elsewhere", "
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: trace, in: query, schema: {type: string}}
        - {name: span, in: header, schema: {type: string}}
        - {name: trace, in: header, schema: {type: string}} #new
        - {name: span, in: query, schema: {type: string}} #new
        - {name: Span, in: query, schema: {type: string}} #new
      responses: {'200': {description: d}}
"),
    ("a parameter has the name of a setter of the body", "
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      parameters:
        - {name: dry, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: string}} #new
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {
        dry: {type: boolean}, #new
        limit: {type: integer}}}}}}
      responses: {'200': {description: d}}
"),
    ("a parameter has the name of the body", "
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      parameters:
        - {name: text, in: query, schema: {type: string}} #new
        - {name: dry, in: query, schema: {type: string}}
      requestBody: {required: true, content: {text/plain: {schema: {type: string}}}}
      responses: {'200': {description: d}}
"),
    ("an operation would have the same method", "
paths:
  /pets:
    get: {operationId: list_pets, tags: [pets], responses: {'200': {description: d}}}
  /all-pets: #new
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: d}}} #new
"),
    ("a builder is called as the error of another operation", "
paths:
  /pets:
    post:
      operationId: create
      tags: [pets]
      responses: {'200': {description: d}, '400': {description: d}, '401': {description: d}}
  /pets/errors: #new
    post: {operationId: createError, tags: [pets], responses: {'200': {description: d}}} #new
"),
    ("a tag is the plural of another", "
paths:
  /pets:
    get: {operationId: list, tags: [pet], responses: {'200': {description: d}}}
  /pets/all: #new
    get: {operationId: all, tags: [Pets], responses: {'200': {description: d}}} #new
"),
    ("a second way to authenticate", "
paths:
  /pets:
    get: {operationId: list, tags: [pet], security: [{first: [x]}], responses: {'200': {description: d}}}
components:
  securitySchemes:
    first: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {x: y}}}}
    second: {type: apiKey, in: header, name: X-Key} #new
"),
    ("a second server with the same description", "
servers:
  - {url: 'https://a.example.com', description: Production}
  - {url: 'https://b.example.com', description: Staging}
  - {url: 'https://c.example.com', description: Production} #new
paths:
  /pets:
    get: {operationId: list, tags: [pet], responses: {'200': {description: d}}}
"),
    ("headers come to the same name", "
paths:
  /pets:
    get:
      operationId: list
      tags: [pet]
      responses:
        '200':
          description: d
          headers:
            X-Rate: {schema: {type: integer}}
            X_Rate: {schema: {type: integer}} #new
"),
    ("a hint names what was there before", "
paths:
  /pets:
    get:
      operationId: list
      tags: [pet]
      x-speakeasy-name-override: fetchAll #new
      responses: {'200': {description: d}}
components:
  schemas:
    Pet:
      type: object
      x-speakeasy-name-override: Animal #new
      properties: {a: {type: string}}
"),
];

/// The description of before, and that of after.
pub(crate) fn both(text: &str) -> (String, String) {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
    let is_new = |line: &&str| line.ends_with("#new");
    let before: Vec<&str> = text.lines().filter(|line| !is_new(line)).collect();
    let after = text.lines().map(|line| line.trim_end_matches("#new"));
    (
        format!("{head}{}", before.join("\n")),
        format!("{head}{}", after.collect::<Vec<_>>().join("\n")),
    )
}

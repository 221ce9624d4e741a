//! A small API in which everything is there once that the list of additive changes is about.

/// Lines that end with `#before` go with the changes, lines that end with `#after` come with them.
const PETS: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: #after
        - {name: limit, in: query, schema: {type: integer}} #after
      responses:
        '200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
        '404': {description: The first error., content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}} #after
    post:
      operationId: createPet
      tags: [pets]
      parameters:
        - {name: count, in: query, schema: {type: integer}} #after
        - {name: mode, in: query, required: true, schema: {type: string, enum: [quick]}} #before
        - {name: mode, in: query, schema: {type: string, enum: [slow, quick]}} #after
        - {name: trace, in: header, schema: {type: string}}
      requestBody:
        required: true #before
        content:
          application/json: {schema: {$ref: '#/components/schemas/NewPet'}}
          text/plain: {schema: {type: string}} #after
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '409': {description: Another error., content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}} #after
        default: {description: Any error., content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}}
  /pets/{id}: #after
    get: #after
      operationId: getPet #after
      tags: [pets] #after
      parameters: [{name: id, in: path, required: true, schema: {type: string}}] #after
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}} #after
  /owners/{id}:
    put:
      operationId: replaceOwner
      tags: [owners]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {note: {type: string}}}}}} #after
      responses: {'204': {description: d}}
  /owners: #after
    get: {operationId: listOwners, tags: [owners], responses: {'204': {description: d}}} #after
  /batches:
    post:
      operationId: createBatch
      tags: [batches]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Batch'}}}}
      responses: {'204': {description: d}}
components:
  schemas:
    NewPet:
      type: object
      required: [kind, name, age, tags, home] #before
      required: [name, tags] #after
      properties:
        extra: {type: string} #after
        kind: {type: string, enum: [pet]} #before
        kind: {type: string, enum: [animal, pet]} #after
        tags: {type: array, minItems: 1, items: {type: string}} #before
        tags: {type: array, items: {type: string}} #after
        name: {type: string, maxLength: 20, pattern: '^a'} #before
        name: {type: [string, 'null']} #after
        age: {type: integer, minimum: 0, maximum: 100} #before
        age: {type: integer} #after
        home: {$ref: '#/components/schemas/Home'}
        nick: {type: string} #before
        nick: {type: [string, 'null']} #after
    Home:
      type: object
      required: [street, city] #before
      required: [city] #after
      properties:
        city: {type: string} #after
        street: {type: string}
        city: {type: string} #before
    Batch:
      type: object
      required: [a, b, c, d, e] #before
      required: [a] #after
      properties: {a: {type: string}, b: {type: string}, c: {type: string}, d: {type: string}, e: {type: string}}
    Pet:
      type: object
      required: [id] #before
      required: [id, color, shape, size] #after
      properties:
        size: {type: integer} #after
        id: {type: string}
        color: {type: string}
        shape: {type: string, enum: [round]} #before
        shape: {type: string, enum: [long, round]} #after
        food:
          oneOf:
            - {$ref: '#/components/schemas/Meat'}
            - {$ref: '#/components/schemas/Fish'}
            - {$ref: '#/components/schemas/Corn'} #after
    Meat: {type: object, required: [meat], properties: {meat: {type: string}}}
    Fish: {type: object, required: [fish], properties: {fish: {type: string}}}
    Corn: {type: object, required: [corn], properties: {corn: {type: string}}} #after
    Failure: {type: object, properties: {message: {type: string}}}
";

/// The description of the release, and the one with every change.
pub(crate) fn both() -> [String; 2] {
    ["#after", "#before"].map(|other| {
        let lines = PETS.lines().filter(|line| !line.ends_with(other));
        let lines = lines.map(|line| line.trim_end_matches("#after").trim_end_matches("#before").trim_end());
        lines.map(|line| format!("{line}\n")).collect()
    })
}

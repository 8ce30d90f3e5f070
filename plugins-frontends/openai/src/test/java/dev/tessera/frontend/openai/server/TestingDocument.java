package dev.tessera.frontend.openai.server;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tessera.frontend.openai.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, and its schemas as a validator reads them. */
final class TestingDocument {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode document = TestingServer.json(OpenApiDocument.TEXT);

    JsonNode document() {
        return document;
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> problems(String schema, JsonNode value) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", document.get("components"));
        return texts(registry.getSchema(root).validate(value));
    }

    /** What is wrong with a schema by the schema of schemas. */
    List<String> problemsOfSchema(JsonNode schema) {
        SchemaLocation location = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
        return texts(registry.getSchema(location).validate(schema));
    }

    /** What the references in the document refer to. */
    List<String> references() {
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        return references;
    }

    private static List<String> texts(List<Error> errors) {
        return errors.stream()
                .map(error -> "%s %s".formatted(error.getInstanceLocation(), error.getMessage()))
                .toList();
    }
}

package io.jenkins.plugins.backhaul.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * A table of a restored copy.
 *
 * @param name with its schema
 * @param expected how many rows it had when it was backed up; {@code null} when nobody recorded it
 * @param found how many it has in the copy; {@code null} when it is missing there
 * @param sameContent whether the checksum of their contents is as recorded; {@code null} when it was not compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProvenTable(String name, Long expected, Long found, Boolean sameContent) {
    /** @throws NullPointerException when it has no name */
    public ProvenTable {
        Objects.requireNonNull(name, "name");
    }

    /** Whether it is as it was recorded, as far as that was compared. */
    @JsonIgnore
    public boolean isEqual() {
        return expected != null && expected.equals(found) && !Boolean.FALSE.equals(sameContent);
    }
}

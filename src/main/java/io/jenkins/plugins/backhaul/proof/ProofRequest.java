package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Project;
import java.util.List;
import java.util.Optional;

/**
 * What to prove, and where.
 *
 * @param project whose backup it must be
 * @param backup the backup
 * @param scratch where to restore each of the project's databases; at least one
 * @param by who proves it
 */
public record ProofRequest(Project project, Backup backup, List<Scratch> scratch, Origin by) {
    /** @throws IllegalArgumentException when there is nowhere to restore to */
    public ProofRequest {
        scratch = List.copyOf(scratch);
        if (scratch.isEmpty()) {
            throw new IllegalArgumentException("There is no database to restore into");
        }
    }

    /** Where a dump of that name goes. */
    Scratch scratchFor(String name) throws ProofNotPossibleException {
        return scratch.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProofNotPossibleException("The backup " + backup.name()
                        + " holds a database '" + name + "' that backhaul.yml does not name, only "
                        + String.join(", ", scratch.stream().map(Scratch::name).toList())
                        + ". Name it there, or prove it where it is named"));
    }

    /** Where a dump goes that says nothing of itself: to the database whose name is in the member's, else to the first. */
    Scratch guessFor(String member) {
        Optional<Scratch> named =
                scratch.stream().filter(each -> member.contains(each.name())).findFirst();
        return named.orElse(scratch.get(0));
    }
}

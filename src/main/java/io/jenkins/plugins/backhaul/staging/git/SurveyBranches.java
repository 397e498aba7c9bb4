package io.jenkins.plugins.backhaul.staging.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.git.Git;
import io.jenkins.plugins.backhaul.staging.git.BranchSurvey.Merged;
import io.jenkins.plugins.backhaul.staging.git.BranchSurvey.Strays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a branch has that its base has not, and whose that is. A commit that the base has in another form, because it was
 * picked or rebased, is not counted, nor are merges.
 */
public final class SurveyBranches {
    private static final String FORMAT = "--format=%(refname:lstrip=3)%00%(authorname)%00%(committerdate:unix)";

    private final Git git;
    private final OwnClone clone;

    /** In a clone that has all branches. */
    public SurveyBranches(OwnClone clone) {
        this.clone = clone;
        this.git = clone.git();
    }

    /**
     * Surveys.
     *
     * @throws DeploymentException when there is no branch of the base's name
     */
    public BranchSurvey run(String base, String branch) throws DeploymentException {
        Commit baseTip = clone.tip(base)
                .orElseThrow(() -> new DeploymentException("There is no branch " + base + " at the origin"));
        Optional<Commit> tip = clone.tip(branch);
        if (tip.isEmpty()) {
            return new BranchSurvey(base, baseTip, branch, tip, List.of(), Optional.empty());
        }
        Set<String> own = new LinkedHashSet<>(commits("--cherry-pick", "--right-only", between(base, "...", branch)));
        Set<String> strays = new LinkedHashSet<>(own);
        List<Merged> merged = new ArrayList<>();
        if (!own.isEmpty()) {
            for (String line : git.run("for-each-ref", FORMAT, "refs/remotes/origin")
                    .lines()
                    .toList()) {
                String[] parts = line.split("\0", -1);
                if (!List.of(base, branch, "HEAD").contains(parts[0])) {
                    compare(base, parts, own, strays).ifPresent(merged::add);
                }
            }
        }
        merged.sort(Comparator.comparing(Merged::last).reversed().thenComparing(Merged::name));
        return new BranchSurvey(base, baseTip, branch, tip, merged, strays(strays));
    }

    private Optional<Merged> compare(String base, String[] other, Set<String> own, Set<String> strays)
            throws DeploymentException {
        List<String> commits = commits(between(base, "..", other[0]));
        Set<String> shared = new HashSet<>(commits);
        shared.retainAll(own);
        strays.removeAll(shared);
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(new Merged(
                        other[0],
                        other[1],
                        Instant.ofEpochSecond(Long.parseLong(other[2])),
                        shared.size(),
                        commits.size() - shared.size()));
    }

    private Optional<Strays> strays(Set<String> strays) throws DeploymentException {
        if (strays.isEmpty()) {
            return Optional.empty();
        }
        String newest = strays.iterator().next();
        String[] told = git.run("show", "--no-patch", "--format=%s%x00%an%x00%ct", newest)
                .strip()
                .split("\0", -1);
        return Optional.of(new Strays(strays.size(), told[0], told[1], Instant.ofEpochSecond(Long.parseLong(told[2]))));
    }

    /** The newest first. */
    private List<String> commits(String... words) throws DeploymentException {
        List<String> command = new ArrayList<>(List.of("rev-list", "--no-merges"));
        command.addAll(List.of(words));
        command.add("--");
        return git.run(command.toArray(String[]::new)).lines().toList();
    }

    private static String between(String base, String dots, String branch) {
        return OwnClone.ref(base) + dots + OwnClone.ref(branch);
    }
}

package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.staging.git.BranchSurvey;
import io.jenkins.plugins.backhaul.staging.git.BranchSurvey.Merged;
import io.jenkins.plugins.backhaul.staging.git.OwnClone;
import io.jenkins.plugins.backhaul.staging.git.RebuildBranch;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt.LeftOut;
import io.jenkins.plugins.backhaul.staging.git.SurveyBranches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at what the branch has that would be lost, and tries the merges where nobody sees them. */
final class LookAtBranches implements Look {
    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Path records;

    LookAtBranches(Surroundings surroundings, ResetOrder order, Path records) {
        this.surroundings = surroundings;
        this.order = order;
        this.records = records;
    }

    @Override
    public String subject() {
        return "Git";
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException {
        var base = surroundings.site().environment(order.from()).branch();
        var branch = surroundings.site().environment(order.to()).branch();
        if (base.isEmpty() || branch.isEmpty() || base.equals(branch)) {
            return;
        }
        progress.start("comparing branches", 0);
        Path checkout = surroundings.deployments().workspace().folder();
        try (OwnClone clone = OwnClone.of(surroundings.programs(), checkout, records)) {
            BranchSurvey survey = new SurveyBranches(clone).run(base.get(), branch.get());
            findings.seen(survey.baseTip(), survey.tip());
            Rebuilt rebuilt = new RebuildBranch(clone)
                    .run(
                            survey.baseTip(),
                            branch.get(),
                            order.merge(),
                            order.options().fastForwardOnly());
            tellWhatIsLost(survey, rebuilt, findings);
            tellWhatItGets(survey, rebuilt, findings);
            clone.tryToPush(survey.baseTip(), branch.get());
        }
    }

    private void tellWhatIsLost(BranchSurvey survey, Rebuilt rebuilt, Findings findings) {
        Instant now = surroundings.clock().instant();
        for (Merged each : survey.merged()) {
            if (rebuilt.merged().contains(each.name())) {
                continue;
            }
            findings.lost("branch " + each.name() + ": " + Amount.count(each.commits(), "commit") + ", the last by "
                    + each.author() + " " + age(each.last(), now) + (each.isStale(now) ? ", STALE" : "")
                    + (each.newer() == 0
                            ? ""
                            : "; has got " + Amount.count(each.newer(), "commit") + " more since, which "
                                    + survey.branch() + " does not have"));
        }
        survey.strays()
                .ifPresent(strays -> findings.lost(Amount.count(strays.count(), "commit")
                        + " of no branch, the last \"" + strays.newest() + "\" by " + strays.author() + " "
                        + age(strays.last(), now) + "; to keep what it leads to: git branch keep "
                        + survey.tip().orElseThrow()));
    }

    private static void tellWhatItGets(BranchSurvey survey, Rebuilt rebuilt, Findings findings) {
        List<String> merged = rebuilt.merged();
        findings.gets("branch " + survey.branch()
                + survey.tip().map(tip -> ", now at " + tip + ",").orElse(", which is new,") + " becomes "
                + survey.base() + " at " + survey.baseTip()
                + (merged.isEmpty() ? "" : " with " + String.join(", ", merged)));
        for (LeftOut each : rebuilt.leftOut()) {
            if (each.isMissing()) {
                findings.problem("There is no branch " + each.branch()
                        + " at the origin to merge: correct its name, or leave it out");
            } else {
                findings.gets("  without " + each + ": merge " + survey.base()
                        + " into it first, or merge it by hand afterwards");
            }
        }
    }

    private static String age(Instant then, Instant now) {
        return Amount.age(Duration.between(then, now)) + " ago";
    }
}

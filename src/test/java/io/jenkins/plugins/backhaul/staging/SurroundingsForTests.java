package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.Overrides;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import io.jenkins.plugins.backhaul.site.Given;
import io.jenkins.plugins.backhaul.site.HerokuAccess;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** A project in a folder, for the parts of a reset that ask nobody for media. */
final class SurroundingsForTests {
    private SurroundingsForTests() {}

    /** @param yaml what backhaul.yml says; it is written into the folder */
    static Surroundings of(Path folder, String yaml, ObjectStore store, Programs programs, Map<String, String> secrets)
            throws Exception {
        Path file = Files.writeString(folder.resolve("backhaul.yml"), yaml);
        Configuration configuration = ConfigFile.read(file, Overrides.none(), new ArrayList<>());
        return new Surroundings(
                configuration,
                new Site(configuration, folder, new Given(Map.of(), Optional.empty(), false, Map.of()), programs),
                new DeploymentSite(programs, configuration, folder, new HerokuAccess(Map.of())),
                store,
                settings -> {
                    throw new AssertionError("Nobody asks for media");
                },
                programs,
                id -> Optional.ofNullable(secrets.get(id)),
                new By("zoe", ""),
                Clock.systemUTC());
    }
}

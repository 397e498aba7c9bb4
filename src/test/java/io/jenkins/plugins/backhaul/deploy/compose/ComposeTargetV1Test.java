package io.jenkins.plugins.backhaul.deploy.compose;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class ComposeTargetV1Test extends ComposeTargetContract {
    ComposeTargetV1Test() {
        super(Generation.V1);
    }
}

package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;

class ComposeProjectV2Test extends ComposeProjectContract {
    ComposeProjectV2Test() {
        super(Generation.V2);
    }
}

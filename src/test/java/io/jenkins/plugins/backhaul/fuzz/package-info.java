/**
 * Harnesses for coverage-guided fuzzing by <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>, which is
 * no dependency: {@code java -cp jazzer.jar:target/classes:target/test-classes:… com.code_intelligence.jazzer.Jazzer
 * --target_class=io.jenkins.plugins.backhaul.fuzz.ReadFuzz --instrumentation_includes=io.jenkins.plugins.backhaul.lrzip.**
 * corpus src/test/resources/lrzip}.
 */
package io.jenkins.plugins.backhaul.fuzz;

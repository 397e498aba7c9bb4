/** The convention: every branch is tested; develop is staged meanwhile, master deployed once its tests are green. */
def call(Map options = [:]) {
    try {
        follow(node(options.testNode ?: '') {
            [commit: checkout(scm).GIT_COMMIT, testNode: ''] + readBackhaul() + options
        })
    } catch (Exception e) {
        if (!(e instanceof org.jenkinsci.plugins.workflow.steps.FlowInterruptedException)) {
            mailCommitters(error: e.message ?: e.toString(), to: options.mail)
        }
        throw e
    }
}

def follow(Map project) {
    properties([disableConcurrentBuilds(abortPrevious: !project.production)])
    def tested = { at('Test', project.testNode, project) { test(project) } }
    def deployed = { at('Deploy', project.node, project) { deployBranch(commit: project.commit) } }
    if (project.environment && !project.production) {
        parallel(Test: tested, Deploy: deployed)
    } else {
        tested()
        project.environment ? deployed() : echo("Nothing is deployed from ${project.branch}")
    }
}

def test(Map project) {
    int status = project.test ? sh(script: project.test, returnStatus: true) : 0
    int failed = project.reports ? junit(testResults: project.reports, allowEmptyResults: true).failCount : 0
    if (status || failed) {
        error(failed ? "${failed} tests failed" : "The tests failed: ${project.test} ended with ${status}")
    }
}

def at(String name, String label, Map project, Closure body) {
    stage(name) {
        node(label) {
            checkout(scm).GIT_COMMIT == project.commit ? body() : error('The branch has moved on; the next build takes that')
        }
    }
}

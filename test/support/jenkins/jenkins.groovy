// Jenkins' pipeline language without Jenkins: runs a Jenkinsfile in plain Groovy, with the directives and steps that the
// examples use. A directive or step that is not here is an error, as a misspelled one is in Jenkins.
//   groovy jenkins.groovy BUILD.json      the file says what the build is; see ci.ts, which writes it
// Not like Jenkins: no CPS, no sandbox, no agents, no plugins, and stages run one after the other.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

@interface Library { String value() }

class StepFailed extends RuntimeException {
  StepFailed(String message) { super(message) }
}

class Build {
  Map settings
  Map env // what `sh` gets, and what `env.NAME` reads
  Map params
  List masked = []
  List events = []
  String result = 'SUCCESS'
  String description

  String filtered(String text) {
    masked.inject(text) { shown, secret -> secret ? shown.replace(secret, '****') : shown }
  }

  void note(Map event) {
    events << event
    System.out.println(filtered(event.collect { name, value -> "[${name}] ${value}" }.join(' ')))
  }
}

/** What a pipeline's closures see: the steps, `env`, `params`, and the steps of the shared library. */
class Steps {
  Build build
  Map library

  def getEnv() { new Environment(build: build) }
  def getParams() { build.params }
  def getCurrentBuild() { build }

  def sh(Map given) {
    def command = ['/bin/sh', '-xe', '-c', given.script.toString()]
    build.note(sh: given.script.toString())
    def process = new ProcessBuilder(command).directory(new File(build.env.WORKSPACE))
    process.environment().clear()
    build.env.each { name, value -> process.environment()[name] = value.toString() }
    def running = process.start()
    running.outputStream.close()
    def errors = Thread.start { running.errorStream.eachLine { System.out.println(build.filtered(it)) } }
    def output = running.inputStream.text
    errors.join()
    def code = running.waitFor()
    if (!given.returnStdout) System.out.print(build.filtered(output))
    if (given.returnStatus) return code
    if (code != 0) throw new StepFailed("script returned exit code ${code}")
    return given.returnStdout ? output : null
  }
  def sh(CharSequence script) { sh(script: script) }

  def echo(CharSequence message) { build.note(echo: message.toString()) }
  def error(CharSequence message) { throw new StepFailed(message.toString()) }
  def readJSON(Map given) { new JsonSlurper().parseText(given.text ?: new File(given.file.toString()).text) }
  def script(Closure body) { run(body) }
  def withEnv(List pairs, Closure body) { inside(pairs.collectEntries { it.toString().split('=', 2) as List }, body) }

  def string(Map given) { [(given.variable): secret(given.credentialsId).secret] }
  def usernamePassword(Map given) {
    def login = secret(given.credentialsId)
    [(given.usernameVariable): login.username, (given.passwordVariable): login.password]
  }
  Map secret(String id) {
    def found = build.settings.credentials[id]
    if (found == null) throw new StepFailed("Could not find credentials entry with ID '${id}'")
    return found
  }
  def withCredentials(List bindings, Closure body) {
    def bound = bindings.inject([:]) { all, each -> all + each }
    build.masked.addAll(bound.values())
    inside(bound, body)
  }

  private def inside(Map more, Closure body) {
    def before = new LinkedHashMap(build.env)
    build.env.putAll(more)
    try {
      return run(body)
    } finally {
      // What `env.NAME = …` set inside stays, as in Jenkins; the bindings go.
      more.keySet().each { before.containsKey(it) ? (build.env[it] = before[it]) : build.env.remove(it) }
    }
  }

  def run(Closure body) {
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    return body()
  }

  def methodMissing(String name, arguments) {
    def step = library[name]
    if (step == null) throw new StepFailed("No such DSL method '${name}' found among steps")
    return step.call(*arguments)
  }
  def propertyMissing(String name) {
    if (library.containsKey(name)) return library[name]
    if (build.env.containsKey(name)) return build.env[name]
    throw new MissingPropertyException(name, Steps)
  }
}

class Environment {
  Build build
  def getProperty(String name) { build.env[name] }
  void setProperty(String name, value) { if (name == 'build') this.@build = value else build.env[name] = "${value}".toString() }
}

/** A block of `NAME = value` lines, in the order in which they stand. */
class Assignments {
  Build build
  Steps steps
  def getEnv() { steps.env }
  def getParams() { build.params }
  def credentials(String id) {
    def found = steps.secret(id)
    build.masked.addAll(found.values())
    return found.secret ?: "${found.username}:${found.password}"
  }
  def getProperty(String name) {
    name in ['build', 'steps'] ? this.@"$name" : name in ['env', 'params'] ? "get${name.capitalize()}"() : build.env[name]
  }
  void setProperty(String name, value) {
    name in ['build', 'steps'] ? (this.@"$name" = value) : (build.env[name] = value.toString())
  }
}

class When {
  Build build
  Steps steps
  List answers = []
  void branch(String pattern) { answers << (build.env.BRANCH_NAME == pattern) }
  void tag(String pattern) { answers << (build.env.TAG_NAME == pattern) }
  void changeRequest() { answers << (build.env.CHANGE_ID != null) }
  void triggeredBy(String cause) { answers << (build.settings.cause == cause) }
  void environment(Map given) { answers << (build.env[given.name] == given.value) }
  void expression(Closure body) { answers << (steps.run(body) as boolean) }
  void not(Closure body) { answers << !inner(body).every() }
  void anyOf(Closure body) { answers << inner(body).any() }
  void allOf(Closure body) { answers << inner(body).every() }
  private List inner(Closure body) { new When(build: build, steps: steps).answer(body) }
  List answer(Closure body) {
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
    return answers
  }
}

/** Directives that say something about the run and change nothing here: their names and the words in them are checked. */
class Words {
  Set allowed
  def env
  List given = []
  def methodMissing(String name, arguments) {
    if (!(name in allowed)) throw new StepFailed("'${name}' is not known here: ${allowed.join(', ')}")
    given << [name, arguments as List]
    return name
  }
  static List of(Closure body, Collection allowed, env) {
    def words = new Words(allowed: allowed as Set, env: env)
    body.delegate = words
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
    return words.given
  }
}

/** The sections of `pipeline` and of `stage`. */
class Section {
  Build build
  Steps steps
  Map bodies = [:]
  List children = []
  Set names
  static final pipelineNames = ['options', 'triggers', 'parameters', 'environment', 'stages', 'post'] as Set
  static final stageNames = ['options', 'when', 'environment', 'steps', 'stages', 'post'] as Set

  void agent(Object any) { if (any instanceof Closure) Words.of(any, ['label', 'docker', 'node'], null) }
  // Outside of quotes, as in `agent any`.
  def getAny() { 'any' }
  def getNone() { 'none' }

  def methodMissing(String name, arguments) {
    if (name in names && arguments.length == 1 && arguments[0] instanceof Closure) {
      if (bodies.containsKey(name)) throw new StepFailed("Multiple occurrences of the ${name} section")
      bodies[name] = arguments[0]
    } else {
      throw new StepFailed("Undefined section or invalid section definition: ${name}")
    }
  }

  void read(Closure body) {
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
  }

  void execute(boolean outermost) {
    def env = steps.env
    if (bodies.options) Words.of(bodies.options, ['disableConcurrentBuilds', 'timeout', 'skipDefaultCheckout', 'buildDiscarder', 'logRotator', 'timestamps'], env)
    if (bodies.triggers) Words.of(bodies.triggers, ['cron', 'pollSCM'], env).each { build.note(trigger: it[1][0]) }
    if (bodies.parameters) {
      Words.of(bodies.parameters, ['choice', 'string', 'booleanParam'], env).each { kind, arguments ->
        def given = arguments[0]
        def standard = kind == 'choice' ? given.choices[0] : given.defaultValue
        build.params[given.name] = build.settings.parameters.containsKey(given.name) ? build.settings.parameters[given.name] : standard
        // Parameters are variables of every step, too.
        build.env[given.name] = build.params[given.name]
      }
    }
    if (bodies.environment) {
      def body = bodies.environment
      body.delegate = new Assignments(build: build, steps: steps)
      body.resolveStrategy = Closure.DELEGATE_FIRST
      body()
    }
    try {
      if (bodies.steps) steps.run(bodies.steps)
      if (bodies.stages) runStages(bodies.stages)
    } catch (StepFailed failure) {
      build.result = 'FAILURE'
      if (bodies.post) post()
      if (!outermost) throw failure
      build.note(error: failure.message)
      return
    }
    if (bodies.post) post()
  }

  private void runStages(Closure body) {
    def found = []
    def collector = new Expando()
    collector.stage = { String name, Closure content -> found << [name, content] }
    body.delegate = collector
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
    found.each { name, content ->
      def stage = new Section(build: build, steps: steps, names: stageNames)
      stage.read(content)
      if (stage.bodies.when && !new When(build: build, steps: steps).answer(stage.bodies.when).every()) {
        build.note(skipped: name)
      } else {
        build.note(stage: name)
        stage.execute(false)
      }
    }
  }

  private void post() {
    def blocks = [:]
    def collector = new Expando()
    ['always', 'success', 'failure', 'cleanup'].each { name -> collector[name] = { Closure content -> blocks[name] = content } }
    bodies.post.delegate = collector
    bodies.post.resolveStrategy = Closure.DELEGATE_FIRST
    bodies.post()
    ['always', build.result == 'SUCCESS' ? 'success' : 'failure', 'cleanup'].each { if (blocks[it]) steps.run(blocks[it]) }
  }
}

def settings = new JsonSlurper().parse(new File(args[0]))
def build = new Build(settings: settings, env: new LinkedHashMap(settings.env), params: new LinkedHashMap(settings.parameters))
def steps = new Steps(build: build, library: [:])

def pipeline = { Closure body ->
  def top = new Section(build: build, steps: steps, names: Section.pipelineNames)
  top.read(body)
  top.execute(true)
}
/** A script whose unknown names and calls go to the steps. */
abstract class PipelineScript extends Script {
  def methodMissing(String name, arguments) { binding.steps.invokeMethod(name, arguments) }
  def propertyMissing(String name) { binding.steps.getProperty(name) }
}
def configuration = new org.codehaus.groovy.control.CompilerConfiguration(scriptBaseClass: PipelineScript.name)
def shell = new GroovyShell(this.class.classLoader, new Binding(steps: steps, pipeline: pipeline, env: steps.env, params: build.params, _: null), configuration)
(new File(settings.library ?: '/nowhere').listFiles() ?: []).findAll { it.name.endsWith('.groovy') }.each {
  steps.library[it.name - '.groovy'] = shell.parse(it)
}
try {
  shell.parse(settings.jenkinsfile.toString(), 'Jenkinsfile').run()
} catch (StepFailed failure) {
  build.result = 'FAILURE'
  build.note(error: failure.message)
}
new File(args[1]).text = JsonOutput.toJson([result: build.result, description: build.description, events: build.events])

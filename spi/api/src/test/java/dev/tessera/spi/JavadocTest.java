package dev.tessera.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The contract is written down: every public type has a comment, and so has every method of an interface that has no body and
 * overrides none. Where a comment says something of a parameter or a component, it does of all. javac's own check of missing comments asks for more,
 * such as those of compact constructors.
 */
final class JavadocTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("tessera.root")).resolve("spi/api/src/main/java");

    @Test
    void saysWhatTheContractIs() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(SOURCES);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            Comments comments = new Comments(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                comments.scan(unit, null);
            }

            assertThat(sources).hasSizeGreaterThan(50);
            assertThat(comments.problems).isEmpty();
        }
    }

    /** Looks for comments that are missing. */
    private static final class Comments extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<String> problems = new ArrayList<>();

        private Comments(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean inInterface = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            if (inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                List<String> components = type.getKind() == Tree.Kind.RECORD ? components(type) : List.of();
                require(type.getSimpleName().toString(), components);
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            if (owner.getKind() == Tree.Kind.INTERFACE && method.getBody() == null && !isOverride(method)) {
                require(
                        ((ClassTree) owner).getSimpleName() + "." + method.getName(),
                        names(method.getParameters().stream()));
            }
            return super.visitMethod(method, null);
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private static List<String> components(ClassTree type) {
            return names(type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC)));
        }

        private static List<String> names(Stream<? extends VariableTree> variables) {
            return variables.map(variable -> variable.getName().toString()).toList();
        }

        private void require(String name, List<String> parameters) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null) {
                problems.add("%s has no comment".formatted(name));
                return;
            }
            Set<String> described = described(comment);
            if (!described.isEmpty() && !described.containsAll(parameters)) {
                problems.add("%s describes %s of %s".formatted(name, described, parameters));
            }
        }

        private static Set<String> described(DocCommentTree comment) {
            return comment.getBlockTags().stream()
                    .filter(tag -> tag.getKind() == DocTree.Kind.PARAM)
                    .map(ParamTree.class::cast)
                    .filter(parameter -> !parameter.isTypeParameter())
                    .map(parameter -> parameter.getName().getName().toString())
                    .collect(Collectors.toSet());
        }
    }
}

package dev.groundstate.api.error.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The methods that resources offer at a path, for answers 405. */
@ApplicationScoped
class AllowedMethods {
    private final List<Offer> offers;

    private record Offer(Pattern path, String method) {}

    AllowedMethods(BeanManager beans) {
        this.offers = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::offers)
                .toList();
    }

    /** Returns the methods at a path, separated by commas. */
    String at(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (Offer offer : offers) {
            if (offer.path().matcher(plain).matches()) {
                methods.add(offer.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Stream<Offer> offers(Class<?> resource) {
        return Stream.of(resource.getDeclaredMethods()).flatMap(method -> Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> new Offer(
                        pattern(resource, method),
                        type.getAnnotation(HttpMethod.class).value())));
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        String plain = ("/" + whole).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        return Pattern.compile(plain.replaceAll("\\{[^}]*}", "[^/]+"));
    }
}

"""The rules in Spanish."""

from __future__ import annotations

from functools import partial

from digest.clean.bylines import Signature, byline
from digest.clean.languages.shapes import again, captioned, corrected, labelled, listed, stamped, words
from digest.clean.rules import prefix, whole
from digest.press import ROLES

SIGNATURE = Signature.of(
    "[Pp]or|POR|[Tt]exto(?: de)?|[Ee]scrito por|[Pp]ublicado por|[Rr]edactado por",
    "y|e",
    "en|desde",
    ROLES["es"],
)
HEADINGS = (
    r"(?:lee|lea|leer|vea|ver) (?:también|además|más)|(?:te|le) (?:puede|puede(?:n)?|podría|recomendamos) "
    r"(?:interesar|también interesar)|"
    r"te recomendamos|quizás? te interese|(?:noticias?|artículos?|contenidos?|temas) relacionad[oa]s?|relacionad[oa]s?|"
    r"más (?:noticias|información|sobre .{2,40}|en .{2,40}|leíd[oa]s|vist[oa]s|popular(?:es)?)|"
    r"l[oa]s? (?:más|últim[oa]s?) (?:leíd[oa]s?|vist[oa]s?|comentad[oa]s?|noticias)|últimas noticias|"
    r"otras noticias|también (?:te puede interesar|en .{2,40})|destacad[oa]s|lo último|recomendad[oa]s|en portada"
)
_rule = partial(again, "es")

RULES = (
    _rule(
        "byline",
        byline(SIGNATURE),
        ("Por Ana Piedra", "Por Ana Piedra y Marcos Dueñas", "Por Ana Piedra, corresponsal en Oslo", "POR ANA PIEDRA"),
        ("Por ahora el puerto sigue abierto.", "Por la mañana no hay ferry", "Por Navidad"),
    ),
    _rule(
        "picture-caption",
        captioned(
            "(?:[Ff]oto(?:graf[íi]a)?s?|[Ii]m[aá]gen(?:es)?|FOTO|IMAGEN)(?: (?:de archivo|cortesía))?"
            "|[Cc]réditos?(?: de (?:la )?foto)?|[Cc]ortesía"
        ),
        (
            "Foto: Ana Piedra/EFE",
            "El alcalde habla en la escalera. Foto: Ana Piedra",
            "El ferry al alba (Foto: Marcos Dueñas)",
            "Crédito de la foto: Ana Piedra",
        ),
        ("Dibuja una imagen: el puerto está en quiebra.", "Una foto: el faro sigue en pie"),
    ),
    _rule(
        "picture-credit",
        whole(
            r"(?:(?-i:[A-ZÀ-Þ][\w.’'-]+ ){1,3}/ ?(?-i:AFP|AP|EFE|REUTERS|Reuters|Europa Press|Getty Images))(?: "
            r".{0,40})?",
            r"(?:foto|imagen) (?:de|por) (?-i:[A-ZÀ-Þ])[^.!?]{2,60}(?<!\.)",
            r"fuente: .{2,60}(?<!\.)",
        ),
        ("Ana Piedra / EFE", "Foto de Ana Piedra", "Fuente: Puerto de Salinas"),
        ("La fuente del parque no tiene agua.", "Foto de familia en el muelle, dijo."),
    ),
    _rule(
        "caption-label",
        prefix(r"(?:pie de foto|imagen de archivo|foto de archivo|en la imagen|en la foto)\s*[:–]\s*"),
        ("Imagen de archivo: el ferry al alba", "En la imagen: el puerto"),
        ("En la imagen, tomada en 1998, el puerto está vacío.",),
    ),
    _rule(
        "related-link",
        labelled(
            r"(?:lee|lea|leer|vea|ver|mire|mira|consulte) (?:también|además|más|aquí)|(?:noticia|artículo)s? "
            r"relacionad[oa]s?|relacionado|"
            r"te puede interesar|le puede interesar|más información|sigue leyendo|recomendado",
            r"(?:lee|lea|leer) (?:también|además) (?-i:[A-ZÀ-Þ¿¡«“]).{5,180}(?<!\.)",
            r"(?:más información|consulta|todas las noticias|toda la información) .{3,80}\b(?:aquí|en este "
            r"enlace)\b.{0,20}",
        ),
        (
            "Lea también: La alarma del ferry estaba apagada",
            "Más información: La barrera en cifras",
            "Lee también El puerto en cinco fechas",
        ),
        ("Más de cien personas vinieron.", "Leer también cansa."),
    ),
    _rule(
        "source-page-line",
        words(
            "leer más | seguir leyendo | ver más | más información | leer noticia completa | leer la noticia "
            "completa | sigue leyendo | cargar más | mostrar más | ver todo | saber más | más | continuar "
            "leyendo | ver nota"
        ),
        ("Seguir leyendo", "Leer más…"),
        ("Saber más llevará tiempo.",),
    ),
    _rule(
        "newsletter",
        whole(
            r"(?:suscr[íi]b[ae](?:n?se|te)?|apúnta(?:te|se)|reg[íi]str[ae](?:te|se)|inscríb[ae](?:te|se))\b.{0,160}"
            r"\b(?:newsletters?|bolet[íi]n(?:es)?|correo(?: electrónico)?|e-?mail|alertas|notificaciones"
            r"|bandeja)\b.{0,120}",
            r"(?:nuestra |nuestro |la )?(?:newsletters?|bolet[íi]n(?:es)?)(?: ?[:|].{2,100})?",
            r"(?:tu|su|introduce tu|escribe tu) (?:dirección de )?(?:correo|e-?mail).{0,80}",
            r"(?:recibe .{2,100} en tu (?:correo|e-?mail|bandeja)|al suscribirte|al registrarte|puedes darte de "
            r"baja|he leído y acepto).{0,240}",
        ),
        ("Suscríbete a nuestro boletín", "Recibe cada mañana las noticias en tu correo", "Tu correo electrónico"),
        ("El boletín del club tiene mil lectores.", "Recibe un correo cada mañana y lo rompe."),
    ),
    _rule(
        "share-buttons",
        words(
            "compartir | comparte | compartir noticia | compartir artículo | imprimir | enviar | copiar "
            "enlace | guardar | compartir en facebook | compartir en twitter | compartir en x | compartir en "
            "whatsapp | enviar por correo | enviar por email | guardar artículo | regalar | copiar url | "
            "tuitear | comparte esta noticia | enlace copiado"
        ),
        ("Compartir", "Copiar enlace"),
        ("Compartir el puerto no gusta a nadie.",),
    ),
    _rule(
        "social",
        whole(
            r"(?:síguenos|síganos|sígueme|únete|sigue (?:toda la|nuestr[oa]|los? |las? )[^.]{0,40}\b(?:en "
            r"(?:nuestro canal|facebook|twitter|x)))\b.{0,60}\b(?:facebook|instagram|x|twitter|whatsapp|tiktok|youtube|"
            r"telegram|google news|redes(?: sociales)?)\b.{0,60}"
        ),
        ("Síguenos en Facebook e Instagram", "Sigue toda la actualidad en nuestro canal de WhatsApp"),
        (
            "En Facebook escribió que el ferry se hundió.",
            "Sigue la polémica en las redes sociales.",
        ),
    ),
    _rule(
        "advertisement",
        words(
            "publicidad | - publicidad - | anuncio | anuncios | contenido patrocinado | patrocinado | "
            "continúa después de la publicidad"
        ),
        ("Publicidad", "PUBLICIDAD"),
        ("La publicidad provocó cuarenta quejas.",),
    ),
    _rule(
        "cookies",
        whole(
            r"(?:utilizamos|usamos|nosotros|nuestros socios|este sitio|esta (?:web|página)|con tu)\b.{0,160}\bcookies\b"
            r".{0,240}",
            r"(?:aceptar|rechazar)(?: todas?| todo)?(?: las cookies)?(?: y continuar)?|(?:política|configuración"
            r"|configurar) (?:de )?cookies|acepto",
            r"(?:este|para ver este) contenido .{0,60}\b(?:cookies|terceros)\b.{0,200}",
        ),
        ("Utilizamos cookies para mejorar esta página.", "Aceptar todas", "Política de cookies"),
        ("Las cookies de la abuela ganaron el primer premio.",),
    ),
    _rule(
        "paywall",
        whole(
            r"(?:este|el) (?:artículo|contenido) es (?:exclusivo|solo|sólo|únicamente) para .{0,60}"
            r"|.{0,40}\b(?:solo|sólo|exclusiv[oa]) para (?:suscriptores|socios)",
            r"¿?(?:ya )?(?:eres|soy|es) (?:suscriptor|socio|usuario)a?\b.{0,20}\?.{0,60}|ya soy (?:suscriptor|socio)a?",
            r"(?:suscríbete|suscribirse|suscribirme|inicia(?:r)? sesión|regístrate|registrarse|hazte (?:socio"
            r"|suscriptor)|identifícate)"
            r"(?: (?:aquí|gratis|ahora|para)\b.{0,60})?!?(?<!\.)",
        ),
        (
            "Este artículo es exclusivo para suscriptores.",
            "¿Ya eres suscriptor? Inicia sesión",
            "Suscríbete para seguir leyendo",
        ),
        ("Este artículo es de madera.", "Suscribirse para un año cuesta diez coronas."),
    ),
    _rule(
        "updated-at",
        stamped(
            r"(?:última )?(?:actualizad[oa]|actualización|act\.|modificad[oa])(?: el| a las| a la)?|(?:publicado"
            r"|creado)[^.!?]{4,40} (?:última )?(?:actualizad[oa]|actualización)"
        ),
        (
            "Actualizado el 17 de marzo de 2026 a las 14:30 h",
            "Última actualización: 17/03/2026",
            "Actualizado a las 14:30",
        ),
        ("Actualizado el plan, cuesta el doble.",),
    ),
    _rule(
        "correction",
        corrected(
            "corrección|fe de errores|rectificación|nota de la redacción|nota del editor|aclaración",
            r"(?:este artículo (?:ha sido|fue) (?:corregido|modificado|actualizado)|(?:en )?una versión "
            r"(?:anterior|previa) de est[ea] \w+) .{10,}",
        ),
        ("Fe de errores: el ferry es de 1998 y no de 1989.", "Una versión anterior de este texto daba otro nombre."),
        ("Una versión anterior del plan costaba el doble.",),
    ),
    _rule(
        "contact",
        whole(
            r"¿?(?:tienes|tiene|has visto|quieres)\b.{0,60}\b(?:información|error|pista|historia|denuncia"
            r"|contarnos)\b.{0,30}\?.{0,160}",
            r"(?:escríb[ea]nos|contáct[ea]nos|contacta con|reportar un error|contacto\s*:).{0,160}",
        ),
        ("¿Tienes información? Escríbenos.", "Contáctanos: redaccion@muelle.example"),
        ("Escriba eso, dijo el juez.",),
    ),
    _rule(
        "menu-word",
        words(
            "inicio | portada | política | economía | sociedad | deportes | cultura | internacional | mundo | "
            "nacional | menú | buscar | búsqueda | contacto | aviso legal | política de privacidad | ayuda | "
            "cerrar | hemeroteca | mi cuenta | el tiempo | empleo | archivo | opinión | vídeos | videos | "
            "podcasts | volver | siguiente | anterior | ir al contenido | volver arriba | sucesos | última "
            "hora | esquelas | galería | ver galería"
        ),
        ("Inicio", "Aviso legal"),
        ("Política o no, el ferry se hundió.",),
    ),
    _rule(
        "tag-list",
        listed("(?:temas|etiquetas|tags|palabras clave|archivado en|categorías?|más sobre|sección)"),
        ("Etiquetas: ferry, puerto, Línea del Sund", "Archivado en: Enseñanza"),
        ("Los temas van del pescado a la guerra.",),
    ),
    _rule(
        "feed-tail",
        whole(
            r"(?:la entrada|el artículo|la noticia) .{2,200} (?:se publicó|apareció|aparece) primero en .{2,60}",
            r"este (?:artículo|texto) (?:se publicó|fue publicado|apareció) originalmente (?:en|por) .{2,80}",
        ),
        ("La entrada Contar peces se publicó primero en El Muelle.",),
        ("La entrada al puerto cuesta dos coronas.",),
    ),
)

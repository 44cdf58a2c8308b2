"""The rules in Portuguese."""

from __future__ import annotations

from functools import partial

from digest.clean.bylines import Signature, byline
from digest.clean.languages.shapes import again, captioned, corrected, labelled, listed, stamped, words
from digest.clean.rules import prefix, whole
from digest.press import ROLES

SIGNATURE = Signature.of(
    "[Pp]or|POR|[Tt]exto(?: de)?|[Ee]scrito por|[Pp]ublicado por",
    "e",
    "em|no|na",
    ROLES["pt"],
)
HEADINGS = (
    r"(?:leia|veja|lê|ler|ver|saiba|confira) (?:também|mais|ainda)(?: (?:sobre|em|notícias|no) .{2,40})?|"
    r"(?:notícias?|artigos?|conteúdos?|matérias?|temas) (?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s?|"
    r"(?:mais|últimas) (?:notícias|lidas|lidos|vistas|populares|sobre .{2,40}|em .{2,40})|as mais (?:lidas|vistas)|"
    r"(?:você|também) (?:pode|poderá) (?:gostar|se interessar|interessar).{0,20}|pode(?:rá)? interessar(?:-lhe)?"
    r"|recomendad[oa]s|"
    r"outras notícias|destaques|em destaque|tópicos relacionados"
)
_rule = partial(again, "pt")

RULES = (
    _rule(
        "byline",
        byline(SIGNATURE),
        ("Por Ana Pedra", "Por Ana Pedra e Marcos Dias", "Por Ana dos Santos, correspondente em Oslo", "POR ANA PEDRA"),
        ("Por agora o porto continua aberto.", "Por volta do meio-dia", "Por Deus"),
    ),
    _rule(
        "picture-caption",
        captioned(
            "(?:[Ff]oto(?:grafia)?s?|[Ii]magem|[Ii]magens|FOTO|IMAGEM)(?: (?:de arquivo|ilustrativa))?"
            "|[Cc]réditos?(?: da (?:foto|imagem))?|[Dd]ivulgação"
        ),
        (
            "Foto: Ana Pedra/Lusa",
            "O prefeito fala na escada. Foto: Ana Pedra",
            "O ferry ao amanhecer (Foto: Marcos Dias)",
            "Crédito da foto: Ana Pedra",
        ),
        ("Pinta uma imagem: o porto está falido.", "Uma foto: o farol continua de pé"),
    ),
    _rule(
        "picture-credit",
        whole(
            r"(?:(?-i:[A-ZÀ-Þ][\w.’'-]+ ){1,3}/ ?(?-i:AFP|AP|EFE|LUSA|Lusa|REUTERS|Reuters|Agência Brasil|Getty "
            r"Images|Divulgação))(?: .{0,40})?",
            r"(?:foto|imagem) (?:de|por) (?-i:[A-ZÀ-Þ])[^.!?]{2,60}(?<!\.)",
            r"fonte: .{2,60}(?<!\.)",
        ),
        ("Ana Pedra / Lusa", "Foto de Ana Pedra", "Fonte: Porto de Salinas"),
        ("A fonte do parque não tem água.", "Foto de família no cais, disse."),
    ),
    _rule(
        "caption-label",
        prefix(r"(?:legenda|imagem de arquivo|foto de arquivo|na imagem|na foto)\s*[:–]\s*"),
        ("Imagem de arquivo: o ferry ao amanhecer", "Na foto: o porto"),
        ("Na foto, tirada em 1998, o porto está vazio.",),
    ),
    _rule(
        "related-link",
        labelled(
            r"(?:leia|veja|lê|ler|ver|saiba|confira|assista) (?:também|mais|ainda|aqui)|(?:notícia|artigo"
            r"|matéria)s? relacionad[oa]s?|"
            r"relacionado|pode interessar|mais informações|recomendado",
            r"(?:leia|veja|lê|saiba) (?:também|mais) .{5,180}(?<!\.)",
            r"clique aqui (?:para|e) .{3,120}",
        ),
        (
            "Leia também: O alarme do ferry estava desligado",
            "Saiba mais: A barreira em números",
            "Leia mais notícias do porto",
        ),
        ("Mais de cem pessoas vieram.", "Ler também cansa."),
    ),
    _rule(
        "source-page-line",
        words(
            "leia mais | ler mais | continuar a ler | continue lendo | ver mais | saiba mais | mais "
            "informações | veja mais | leia a matéria completa | ler artigo completo | carregar mais | "
            "mostrar mais | ver tudo | mais | continua"
        ),
        ("Continue lendo", "Leia mais…"),
        ("Saiba mais quem puder, disse ela.",),
    ),
    _rule(
        "newsletter",
        whole(
            r"(?:assine|inscreva-se|subscreva|receba|cadastre-se|registe-se|siga)\b.{0,160}"
            r"\b(?:newsletters?|boletim|boletins|correio eletrónico|e-?mail|alertas|notificações|caixa de "
            r"entrada)\b.{0,120}",
            r"(?:nossa |a )?(?:newsletters?|boletim)(?: ?[:|].{2,100})?",
            r"(?:o seu|seu|digite seu|insira o seu) (?:endereço de )?(?:melhor )?e-?mail.{0,80}",
            r"(?:ao subscrever|ao se inscrever|ao clicar|você pode cancelar|pode cancelar).{0,240}",
        ),
        ("Assine a nossa newsletter", "Receba todas as manhãs as notícias por e-mail", "Seu e-mail"),
        ("O boletim do clube tem mil leitores.", "Receba bem os marinheiros, pediu."),
    ),
    _rule(
        "share-buttons",
        words(
            "compartilhar | compartilhe | partilhar | partilhe | imprimir | enviar | copiar link | copiar "
            "ligação | salvar | compartilhar no facebook | compartilhar no twitter | compartilhar no whatsapp "
            "| partilhar no facebook | guardar | compartilhe esta notícia | partilhar artigo | enviar por "
            "email | enviar por e-mail | link copiado | oferecer"
        ),
        ("Compartilhar", "Partilhar", "Copiar link"),
        ("Partilhar o porto não agrada a ninguém.",),
    ),
    _rule(
        "social",
        whole(
            r"(?:siga(?:-nos)?|acompanhe|curta|(?:participe|entre) (?:d?n?[oa] |em )?(?:nosso |nossa )?(?:canal"
            r"|grupo))\b.{0,60}\b(?:facebook|instagram|x|twitter|whatsapp|tiktok|youtube|"
            r"telegram|google (?:news|notícias)|redes sociais)\b.{0,60}"
        ),
        ("Siga-nos no Facebook e no Instagram", "Participe do nosso canal no WhatsApp"),
        ("Entre Facebook e Instagram, escolheu a rádio.",),
    ),
    _rule(
        "advertisement",
        words(
            "publicidade | - publicidade - | anúncio | anúncios | conteúdo patrocinado | patrocinado | "
            "continua após a publicidade | continua depois da publicidade | pub"
        ),
        ("Publicidade", "PUBLICIDADE", "Continua após a publicidade"),
        ("A publicidade causou quarenta queixas.",),
    ),
    _rule(
        "cookies",
        whole(
            r"(?:utilizamos|usamos|nós|os nossos parceiros|este site|esta página|com o "
            r"seu)\b.{0,160}\bcookies\b.{0,240}",
            r"(?:aceitar|rejeitar|recusar)(?: tod[oa]s| tudo)?(?: os cookies)?|(?:política|definições"
            r"|configurações) de cookies|aceito",
        ),
        ("Utilizamos cookies para melhorar esta página.", "Aceitar todos", "Política de cookies"),
        ("Os cookies da avó ganharam o primeiro prémio.",),
    ),
    _rule(
        "paywall",
        whole(
            r"(?:este|o) (?:artigo|conteúdo) é (?:exclusivo|só|apenas|reservado) (?:para|a|aos) .{0,60}",
            r"(?:já )?(?:é|sou) (?:assinante|subscritor|membro)\b.{0,20}\?.{0,60}",
            r"(?:assine|assinar|subscreva|iniciar sessão|inicie sessão|faça login|fazer login|entrar|cadastre-se"
            r"|registe-se|torne-se assinante)"
            r"(?: (?:já|agora|aqui|grátis|para)\b.{0,60})?!?(?<!\.)",
        ),
        ("Este artigo é exclusivo para assinantes.", "Já é assinante? Faça login", "Assine para continuar lendo"),
        ("Este artigo é de madeira.", "Entrar no porto é proibido."),
    ),
    _rule(
        "updated-at",
        stamped(
            r"(?:última )?(?:atualizad[oa]|atualização|actualizado|modificado)(?: em| a| às| há)?|(?:publicado"
            r"|criado)[^.!?]{4,40} (?:última )?(?:atualizad[oa]|atualização)(?: em)?"
        ),
        ("Atualizado em 17 de março de 2026 às 14h30", "Última atualização: 17/03/2026", "Atualizado às 14h30"),
        ("Atualizado o plano, custa o dobro.",),
    ),
    _rule(
        "correction",
        corrected(
            "correção|errata|erramos|retificação|nota da redação|nota do editor|esclarecimento",
            r"(?:este artigo foi|(?:em |n)?uma versão anterior dest[ea] \w+) .{10,}",
        ),
        ("Errata: o ferry é de 1998 e não de 1989.", "Uma versão anterior deste texto dava outro nome."),
        ("Uma versão anterior do plano custava o dobro.",),
    ),
    _rule(
        "contact",
        whole(
            r"(?:tem|você tem|encontrou|viu)\b.{0,60}\b(?:informação|informações|erro|sugestão|denúncia"
            r"|história)\b.{0,30}\?.{0,160}",
            r"(?:fale conosco|escreva-nos|contacte-nos|entre em contato conosco|reportar erro)\b.{0,160}",
        ),
        ("Encontrou algum erro? Avise.", "Fale conosco: redacao@cais.example"),
        ("Envie os marinheiros, disse o juiz.",),
    ),
    _rule(
        "menu-word",
        words(
            "início | capa | política | economia | sociedade | desporto | esportes | esporte | cultura | "
            "mundo | brasil | menu | buscar | pesquisar | contato | contacto | política de privacidade | "
            "termos de uso | ajuda | fechar | minha conta | tempo | emprego | arquivo | opinião | vídeos | "
            "podcasts | voltar | seguinte | próximo | anterior | ir para o conteúdo | voltar ao topo | "
            "últimas | galeria | quem somos | anuncie | expediente"
        ),
        ("Início", "Termos de uso"),
        ("Política ou não, o ferry afundou.",),
    ),
    _rule(
        "tag-list",
        listed("(?:temas|etiquetas|tags|palavras-chave|arquivado em|categorias?|tópicos|mais sobre|assuntos)"),
        ("Tópicos: ferry, porto, Linha do Sund",),
        ("Os temas vão do peixe à guerra.",),
    ),
    _rule(
        "feed-tail",
        whole(
            r"(?:o post|o artigo|a notícia) .{2,200} (?:apareceu|foi publicad[oa]|aparece) primeiro (?:em|no|na) "
            r".{2,60}",
            r"este (?:artigo|texto) foi (?:originalmente publicado|publicado originalmente) (?:em|no|na|por|pelo) "
            r".{2,80}",
        ),
        ("O post Contar peixes apareceu primeiro em O Cais.",),
        ("O artigo da lei é claro.",),
    ),
)

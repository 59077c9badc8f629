//! The rows of the table of phrases about images.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_images {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// An image that is on its way, in the place where it will be.
    ImageComing en ["on its way…"] fr ["en chemin…"]
    /// Behind the caption of an image that was not fetched.
    ImageKey { keys: CleanText } en ["press {keys} to see it"] fr ["{keys} l’affiche"]
    /// The article has no images.
    NoImages en ["this article has no images"] fr ["cet article n’a pas d’image"]
    /// No article is shown whose images could be.
    NoImageHere en ["images are shown in the article: open it first"] fr ["les images s’affichent dans l’article\u{a0}: l’ouvrir d’abord"]
    /// All of them are there.
    ImagesShown en ["the images of this article are there already"] fr ["les images de cet article sont déjà là"]
    /// The user does not want images.
    ImagesNever en ["images are turned off in the settings"] fr ["les images sont désactivées dans les réglages"]
    /// The theme has no colours.
    ImagesNeedColours en ["images need a theme with colours"] fr ["il faut un thème en couleurs pour afficher les images"]
    /// The screen is too small.
    NoRoomForImages en ["the screen is too small for images"] fr ["l’écran est trop petit pour les images"]
    /// There is no such file in the library.
    ImageNotFound en ["not in this folder"] fr ["absente de ce dossier"]
    /// A file that cannot be read.
    ImageUnreadable { reason: CleanText } en ["not readable: {reason}"] fr ["illisible\u{a0}: {reason}"]
    /// An image with too many bytes.
    ImageTooLarge en ["larger than {}", crate::wording::size(limits::IMAGE_BYTES)] fr ["plus de {}", crate::wording::size(limits::IMAGE_BYTES)]
    /// An image with too many pixels.
    ImageTooWide en ["too many pixels to be opened safely"] fr ["trop de pixels pour être ouverte sans risque"]
    /// An image of a kind that is not shown.
    ImageKind en ["not a PNG, JPEG, GIF or WebP image"] fr ["ni PNG, ni JPEG, ni GIF, ni WebP"]
    /// An image that is broken.
    ImageBroken en ["the image is damaged"] fr ["image endommagée"]
    /// An image of a few pixels, such as those that only count readers.
    ImageTiny en ["too small to be seen"] fr ["trop petite pour être vue"]
    /// The worker that makes images ready failed.
    ImageFailed en ["showing it failed; this is a mistake in vigie"] fr ["l’affichage a échoué\u{a0}; c’est une erreur de vigie"]
    /// The address leads into a private network.
    ImagePrivate en ["refused: the address is in a private network"] fr ["refusée\u{a0}: l’adresse est dans un réseau privé"]
    /// The host does not exist.
    ImageNoHost en ["the server was not found"] fr ["serveur introuvable"]
    /// It takes too long.
    ImageTooSlow en ["no answer within {} s", limits::IMAGE_MILLISECONDS / 1000] fr ["pas de réponse en {} s", limits::IMAGE_MILLISECONDS / 1000]
    /// The server says no.
    ImageStatus { status: u16 } en ["the server answered {status}"] fr ["le serveur a répondu {status}"]
    /// The server sends one from place to place.
    ImageRedirects en ["redirected more than {} times", limits::IMAGE_REDIRECTS] fr ["plus de {} redirections", limits::IMAGE_REDIRECTS]
    /// The server sends one to something that is no web link.
    ImageBadRedirect en ["redirected to something that is not a web link"] fr ["redirection vers autre chose qu’un lien du Web"]
    /// The connection failed.
    ImageNotFetched { reason: CleanText } en ["not fetched: {reason}"] fr ["échec du chargement\u{a0}: {reason}"]
    } } };
}

pub(super) use with_images;

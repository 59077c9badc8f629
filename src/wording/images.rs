//! Phrases about the images of an article, and why one is not shown. Floor 0, part of
//! [`wording`](crate::wording).

/// Adds the rows of this file and calls the next macro.
macro_rules! with_images {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// After the caption of an image that is being loaded.
    ImageLoading en ["loading…"] fr ["chargement…"]
    /// After the caption of an image that was not fetched.
    ImageKey { keys: CleanText } en ["press {keys} to see it"] fr ["{keys} pour l’afficher"]
    /// Notice: showing the images of an article that has none.
    NoImages en ["this article has no images"] fr ["cet article n’a pas d’image"]
    /// Notice: showing images when no article is on the screen.
    NoImageHere en ["images appear in the article; open it first"] fr ["les images s’affichent dans l’article\u{a0}; ouvrez-le d’abord"]
    /// Notice: showing images when all are shown.
    ImagesShown en ["the images of this article are already shown"] fr ["les images de cet article sont déjà affichées"]
    /// Notice: showing images when the `images` setting is `never`.
    ImagesNever en ["images are turned off in the settings"] fr ["les images sont désactivées dans les réglages"]
    /// Notice: showing images in a theme without colours.
    ImagesNeedColours en ["images need a theme with colours"] fr ["il faut un thème en couleurs pour afficher les images"]
    /// Notice: showing images on a small screen.
    NoRoomForImages en ["the screen is too small for images"] fr ["l’écran est trop petit pour les images"]
    /// After the caption of an image: there is no such file in the folder.
    ImageNotFound en ["not found in this folder"] fr ["introuvable dans ce dossier"]
    /// After the caption of an image: the file cannot be read.
    ImageUnreadable { reason: CleanText } en ["cannot be read: {reason}"] fr ["illisible\u{a0}: {reason}"]
    /// After the caption of an image: the file has too many bytes.
    ImageTooLarge en ["larger than {}", crate::wording::size(crate::limits::IMAGE_BYTES)] fr ["plus de {}", crate::wording::size(crate::limits::IMAGE_BYTES)]
    /// After the caption of an image: the image has too many pixels.
    ImageTooManyPixels en ["too many pixels to open safely"] fr ["trop de pixels pour l’ouvrir sans risque"]
    /// After the caption of an image: the format is not supported.
    ImageKind en ["not a PNG, JPEG, GIF or WebP image"] fr ["ni PNG, ni JPEG, ni GIF, ni WebP"]
    /// After the caption of an image: the file cannot be decoded.
    ImageBroken en ["damaged image"] fr ["image endommagée"]
    /// After the caption of an image: the image has only a few pixels, such as those that count readers.
    ImageTiny en ["too small to see"] fr ["trop petite pour être vue"]
    /// After the caption of an image: the thread that decodes images panicked.
    ImageFailed en ["could not be shown (a bug in vigie)"] fr ["affichage impossible (bogue de vigie)"]
    /// After the caption of an image: the address is in a private network.
    ImagePrivate en ["refused: the address is on a private network"] fr ["refusée\u{a0}: l’adresse est sur un réseau privé"]
    /// After the caption of an image: the host name does not resolve.
    ImageNoHost en ["server not found"] fr ["serveur introuvable"]
    /// After the caption of an image: the download timed out.
    ImageTooSlow en ["no answer within {} s", crate::limits::IMAGE_MILLISECONDS / 1000] fr ["pas de réponse en {}\u{a0}s", crate::limits::IMAGE_MILLISECONDS / 1000]
    /// After the caption of an image: the server answered with an error status.
    ImageStatus { status: u16 } en ["the server answered {status}"] fr ["le serveur a répondu {status}"]
    /// After the caption of an image: there were too many redirects.
    ImageRedirects en ["redirected more than {} times", crate::limits::IMAGE_REDIRECTS] fr ["plus de {} redirections", crate::limits::IMAGE_REDIRECTS]
    /// After the caption of an image: a redirect leads to something that is not a web link.
    ImageBadRedirect en ["redirected to something that is not a web link"] fr ["redirection vers autre chose qu’un lien web"]
    /// After the caption of an image: the connection failed.
    ImageNotFetched { reason: CleanText } en ["download failed: {reason}"] fr ["échec du téléchargement\u{a0}: {reason}"]
    } } };
}

pub(super) use with_images;

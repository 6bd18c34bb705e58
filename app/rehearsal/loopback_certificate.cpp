// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/loopback_certificate.h"

#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr long aDay = 86'400; ///< seconds
constexpr long x509Version3 = 2; ///< as the standard counts

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION *extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key)
{
    qint64 serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) != 1)
        return false;
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_set_version(certificate, x509Version3) == 1
        && ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), serial & 0x7fffffffffffffff) == 1
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -aDay)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), aDay)
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"),
                                      -1, -1, 0)
        == 1
        && X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_subject_alt_name, "IP:127.0.0.1")
        && X509_sign(certificate, key, EVP_sha256()) != 0;
}

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

} // namespace

Result<OwnCertificate> makeLoopbackCertificate()
{
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<X509> certificate(X509_new());
    const Owned<BIO> keyText(BIO_new(BIO_s_mem())), text(BIO_new(BIO_s_mem()));
    const bool made = key && certificate && keyText && text && fill(certificate.get(), key.get())
        && PEM_write_bio_X509(text.get(), certificate.get()) == 1
        && PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    if (!made)
        return failure(ErrorCode::Unavailable, u"no certificate for this machine could be made"_s);
    OwnCertificate own{QSslCertificate(bytesOf(text.get())), QSslKey(bytesOf(keyText.get()), QSsl::Ec)};
    if (own.certificate.isNull() || own.key.isNull())
        return failure(ErrorCode::Unavailable, u"no certificate for this machine could be read"_s);
    return own;
}

Result<std::unique_ptr<LoopbackTrust>> LoopbackTrust::make()
{
    Result<OwnCertificate> own = makeLoopbackCertificate();
    if (!own)
        return tl::make_unexpected(own.error());
    return std::unique_ptr<LoopbackTrust>(new LoopbackTrust(std::move(*own)));
}

LoopbackTrust::LoopbackTrust(OwnCertificate own)
    : m_own(std::move(own))
    , m_before(QSslConfiguration::defaultConfiguration())
{
    QSslConfiguration trusting = m_before;
    // The system's own are named too: a list of one's own ends their loading on demand.
    trusting.setCaCertificates(QSslConfiguration::systemCaCertificates() + m_before.caCertificates());
    trusting.addCaCertificate(m_own.certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
}

LoopbackTrust::~LoopbackTrust()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

QSslConfiguration LoopbackTrust::serving() const
{
    QSslConfiguration serving = m_before;
    serving.setLocalCertificate(m_own.certificate);
    serving.setPrivateKey(m_own.key);
    return serving;
}

} // namespace lianxi

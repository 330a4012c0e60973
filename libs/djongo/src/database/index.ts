export { connect } from './connect.js';
export { connectionInSet, DjongoConnection, featureAccess } from './djongo-connection.js';
